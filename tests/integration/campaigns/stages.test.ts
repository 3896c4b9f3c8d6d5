import { describe, expect, it } from "vitest";
import { enrolMissing } from "@/features/campaigns/enrolments.mutations";
import { createCampaign } from "@/features/campaigns/mutations";
import { getCampaign } from "@/features/campaigns/queries";
import { addStage, removeStage, renameStage, reorderStages } from "@/features/campaigns/stages.mutations";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { plan, stageNamed, started, unionOf } from "../../support/campaigns";
import { contactFactory, signedIn, workplaceFactory } from "../../support/factories";

const namesOf = async (ctx: Context, campaignId: string) =>
  (await getCampaign(ctx, campaignId)).stages.map(({ name }) => name);

describe("adding a stage", () => {
  it.each([
    ["step", 6],
    ["member", 8],
    ["exit", 8],
  ] as const)("puts a %s at place %i", async (kind, at) => {
    const { ctx, campaignId } = await started({ people: 0 });
    await addStage(ctx, { campaignId, name: "New", kind });
    expect((await namesOf(ctx, campaignId)).indexOf("New")).toBe(at);
  });

  it("happens once, however often it is sent", async () => {
    const { ctx, campaignId } = await started({ people: 0 });
    const input = { id: newId(), campaignId, name: "New", kind: "step" as const };
    expect(await addStage(ctx, input)).toBe(input.id);
    expect(await addStage(ctx, input)).toBe(input.id);
    expect(await namesOf(ctx, campaignId)).toHaveLength(9);
    expect(await auditRows(ctx, "stage.create")).toMatchObject([
      { entity: "stage", entityId: input.id, details: { campaignId, kind: "step" } },
    ]);
  });

  it("is refused a name that the path has already, in whatever letters", async () => {
    const { ctx, campaignId } = await started({ people: 0 });
    await expect(addStage(ctx, { campaignId, name: "SUPPORTER", kind: "step" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { name: "taken" },
    });
    expect(await namesOf(ctx, campaignId)).toHaveLength(8);
  });

  it("is refused the other language's name of a stage that is there", async () => {
    const { ctx, campaignId } = await started({ people: 0 });
    await expect(addStage(ctx, { campaignId, name: "Mendukung", kind: "step" })).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { name: "taken" } },
    });
  });

  it("is read in the reader's language where every campaign has it, else as it is written", async () => {
    const { ctx, campaignId } = await started({ people: 0 });
    await addStage(ctx, { campaignId, name: "Kenalan", kind: "step" });
    const names = await namesOf({ ...ctx, locale: "id" }, campaignId);
    expect(names).toEqual(expect.arrayContaining(["Mendukung", "Anggota aktif", "Kenalan"]));
    expect(names).not.toContain("Supporter");
  });

  it("keeps every place its own when two add at once", async () => {
    const { ctx, campaignId } = await started({ people: 0 });
    const names = ["A", "B", "C", "D"];
    await Promise.all(names.map((name) => addStage(ctx, { campaignId, name, kind: "step" })));
    const all = await namesOf(ctx, campaignId);
    expect(all).toHaveLength(12);
    expect(all.slice(6, 10).toSorted()).toEqual(names);
    expect(all.slice(10)).toEqual(["Active member", "Left the campaign"]);
  });
});

describe("renaming a stage", () => {
  it("keeps its people, its place and its kind", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const stage = stageNamed(stages, "Identified");
    await renameStage(ctx, { campaignId, stageId: stage.id, name: "Known" });
    expect((await getCampaign(ctx, campaignId)).stages[0]).toEqual({ ...stage, name: "Known" });
    expect(await auditRows(ctx, "stage.rename")).toMatchObject([
      { entityId: stage.id, details: { campaignId } },
    ]);
  });

  it("lets a stage have its own name again", async () => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const stage = stageNamed(stages, "Supporter");
    await renameStage(ctx, { campaignId, stageId: stage.id, name: "supporter" });
    expect(await namesOf(ctx, campaignId)).toContain("supporter");
  });

  it("finds no stage of another campaign", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const otherId = await createCampaign(ctx, { ...plan(place), name: "Safety" });
    const [stage] = (await getCampaign(ctx, otherId)).stages;
    await expect(
      renameStage(ctx, { campaignId, stageId: stage?.id ?? "", name: "Taken over" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await namesOf(ctx, otherId)).not.toContain("Taken over");
  });
});

describe("ordering the stages", () => {
  it("keeps every other stage where it stands", async () => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const [first = "", second = "", ...rest] = stages.map(({ id }) => id);
    await reorderStages(ctx, { campaignId, stageIds: [second, first, ...rest] });
    expect((await namesOf(ctx, campaignId)).slice(0, 3)).toEqual([
      "Contacted",
      "Identified",
      "Conversation held",
    ]);
    expect(await auditRows(ctx, "stage.reorder")).toHaveLength(1);
  });

  it.each([
    ["names a stage twice", (ids: string[]) => [...ids.slice(0, -1), ids[0] ?? ""]],
    ["leaves one out", (ids: string[]) => ids.slice(1)],
    ["has one that is not there", (ids: string[]) => [...ids.slice(1), newId()]],
    ["has one too many", (ids: string[]) => [...ids, newId()]],
  ])("is refused an order that %s", async (_what, orderOf) => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const stageIds = orderOf(stages.map(({ id }) => id));
    await expect(reorderStages(ctx, { campaignId, stageIds })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    expect(await namesOf(ctx, campaignId)).toEqual(stages.map(({ name }) => name));
  });
});

describe("removing a stage", () => {
  it("leaves an audit row and the others in their order", async () => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const stage = stageNamed(stages, "Committed");
    await removeStage(ctx, { campaignId, stageId: stage.id });
    expect(await namesOf(ctx, campaignId)).toEqual(
      stages.map(({ name }) => name).filter((name) => name !== "Committed"),
    );
    expect(await auditRows(ctx, "stage.remove")).toMatchObject([
      { entityId: stage.id, details: { campaignId } },
    ]);
  });

  it("is refused for the last step, though members and exits stay", async () => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const steps = stages.filter(({ kind }) => kind === "step");
    for (const { id } of steps.slice(1)) await removeStage(ctx, { campaignId, stageId: id });
    await expect(removeStage(ctx, { campaignId, stageId: steps[0]?.id ?? "" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { stage: "last_step" },
    });
  });

  it("leaves a step when two people remove the last two at once", async () => {
    const { ctx, campaignId, stages } = await started({ people: 0 });
    const steps = stages.filter(({ kind }) => kind === "step");
    for (const { id } of steps.slice(2)) await removeStage(ctx, { campaignId, stageId: id });
    const both = await Promise.allSettled(
      steps.slice(0, 2).map(({ id }) => removeStage(ctx, { campaignId, stageId: id })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await namesOf(ctx, campaignId)).toHaveLength(3);
  });

  it("is refused while people stand there whom the remover does not see", async () => {
    const { ctx, place, campaignId, stages } = await started({ people: 0 });
    const other = await workplaceFactory(ctx);
    await contactFactory(ctx, { place });
    await enrolMissing(ctx, { campaignId });
    const turf = { whole: false as const, workplaceIds: [other.workplaceId], departments: [] };
    const coordinator = await signedIn({ role: "coordinator", union: unionOf(ctx), turf });
    const stageId = stageNamed(stages, "Identified").id;
    await expect(removeStage(coordinator, { campaignId, stageId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await namesOf(ctx, campaignId)).toHaveLength(8);
  });
});
