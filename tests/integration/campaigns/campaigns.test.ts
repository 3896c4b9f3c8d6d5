import { describe, expect, it } from "vitest";
import { countMissing } from "@/features/campaigns/board.queries";
import { enrolContact, enrolMissing } from "@/features/campaigns/enrolments.mutations";
import { moveEnrolments } from "@/features/campaigns/moves.mutations";
import { archiveCampaign, createCampaign, updateCampaign } from "@/features/campaigns/mutations";
import { enrolmentsOf, getCampaign, listCampaigns, planChoices } from "@/features/campaigns/queries";
import { addStage, removeStage, renameStage, reorderStages } from "@/features/campaigns/stages.mutations";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { expectAudited } from "../../support/audit";
import {
  board,
  firstCard,
  moveOf,
  movesOf,
  plan,
  stageNamed,
  started,
  turfOf,
  unionOf,
} from "../../support/campaigns";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

describe("a campaign", () => {
  it("begins with the default path and everybody known, members where the path leads", async () => {
    const { ctx, campaignId, stages } = await started({ people: 3, members: 1 });
    expect(stages.map(({ name }) => name)).toEqual([
      "Identified",
      "Contacted",
      "Conversation held",
      "Supporter",
      "Committed",
      "Form signed",
      "Active member",
      "Left the campaign",
    ]);
    const { columns, people } = await board(ctx, campaignId);
    expect(people).toBe(3);
    expect(columns.map(({ count }) => count)).toEqual([2, 0, 0, 0, 0, 0, 1, 0]);
    expect(await movesOf(ctx)).toBe(3);
    await expectAudited(ctx, "campaign.create");
  });

  it("is made once, however often it is sent", async () => {
    const ctx = await signedIn();
    const place = await workplaceFactory(ctx);
    const id = newId();
    await createCampaign(ctx, { id, ...plan(place) });
    await createCampaign(ctx, { id, ...plan(place) });
    expect(await listCampaigns(ctx)).toHaveLength(1);
    await expect(createCampaign(ctx, { ...plan(place), name: "pkb 2027" })).rejects.toMatchObject({
      code: "CONFLICT",
      fields: { name: "taken" },
    });
  });

  it("speaks the union's language", async () => {
    const ctx = await signedIn();
    await write(systemOf(ctx), (tx) =>
      tx.union.updateMany({ where: { id: ctx.unionId }, data: { locale: "id" } }),
    );
    const id = await createCampaign(ctx, plan(await workplaceFactory(ctx)));
    expect((await getCampaign(ctx, id)).stages[3]?.name).toBe("Mendukung");
  });

  it("is not an organiser's to make, and not another union's to see", async () => {
    const { ctx, place, campaignId } = await started();
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx) });
    await expect(createCampaign(organiser, plan(place))).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await signedIn();
    expect(await listCampaigns(stranger)).toEqual([]);
    await expect(board(stranger, campaignId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(createCampaign(stranger, plan(place))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("stays hidden from those who see none of its workplaces", async () => {
    const { ctx, campaignId } = await started();
    const elsewhere = turfOf(await workplaceFactory(ctx));
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: elsewhere });
    expect(await listCampaigns(organiser)).toEqual([]);
    await expect(board(organiser, campaignId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("changes its plan and leaves workplaces outside the writer's turf alone", async () => {
    const { ctx, place, campaignId } = await started();
    const [other, third] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await updateCampaign(ctx, {
      id: campaignId,
      ...plan(place),
      workplaceIds: [place.workplaceId, other.workplaceId],
    });
    const turf = { ...turfOf(place), workplaceIds: [place.workplaceId, third.workplaceId] };
    const coordinator = await signedIn({ role: "coordinator", union: unionOf(ctx), turf });
    await updateCampaign(coordinator, {
      id: campaignId,
      ...plan(place),
      name: "PKB 2028",
      workplaceIds: [third.workplaceId],
    });
    const { name, workplaces } = await getCampaign(ctx, campaignId);
    expect(name).toBe("PKB 2028");
    expect(workplaces.map(({ id }) => id).sort()).toEqual([other.workplaceId, third.workplaceId].sort());
    expect((await planChoices(coordinator)).workplaces.map(({ id }) => id).sort()).toEqual(
      [place.workplaceId, third.workplaceId].sort(),
    );
  });

  it("stands still once it is archived", async () => {
    const { ctx, campaignId, stages } = await started();
    const card = await firstCard(ctx, campaignId);
    await archiveCampaign(ctx, { id: campaignId, archived: "yes" });
    const moving = moveEnrolments(ctx, {
      moves: [moveOf(card)],
      toStageId: stageNamed(stages, "Contacted").id,
    });
    await expect(moving).rejects.toMatchObject({ code: "CONFLICT", fields: { form: "archived" } });
    await expect(enrolMissing(ctx, { campaignId })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await board(ctx, campaignId)).people).toBe(3);
  });
});

describe("stages", () => {
  it("are added before members and exits, renamed, ordered, and removed while nobody was there", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const id = await addStage(ctx, { campaignId, name: "Brought a friend", kind: "step" });
    const names = async () => (await getCampaign(ctx, campaignId)).stages.map(({ name }) => name);
    expect((await names()).slice(5)).toEqual([
      "Form signed",
      "Brought a friend",
      "Active member",
      "Left the campaign",
    ]);
    await renameStage(ctx, { campaignId, stageId: id, name: "Brought two" });
    await expect(renameStage(ctx, { campaignId, stageId: id, name: "supporter" })).rejects.toMatchObject({
      fields: { name: "taken" },
    });
    const order = [id, ...stages.map((stage) => stage.id)];
    await reorderStages(ctx, { campaignId, stageIds: order });
    expect((await names())[0]).toBe("Brought two");
    await expect(reorderStages(ctx, { campaignId, stageIds: order.slice(1) })).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    await removeStage(ctx, { campaignId, stageId: id });
    expect(await names()).toHaveLength(8);
  });

  it("stay while contacts are in them, or went through", async () => {
    const { ctx, campaignId, stages } = await started({ people: 1 });
    const identified = stageNamed(stages, "Identified");
    await expect(removeStage(ctx, { campaignId, stageId: identified.id })).rejects.toMatchObject({
      fields: { stage: "not_empty" },
    });
    const card = await firstCard(ctx, campaignId);
    await moveEnrolments(ctx, { moves: [moveOf(card)], toStageId: stageNamed(stages, "Contacted").id });
    await expect(removeStage(ctx, { campaignId, stageId: identified.id })).rejects.toMatchObject({
      fields: { stage: "history" },
    });
  });
});

describe("enrolling", () => {
  it("brings those who came since, once, and passes over the dead and those who asked not to be contacted", async () => {
    const { ctx, place, campaignId } = await started();
    const later = await contactFactory(ctx, { place });
    const [dead, quiet] = [await contactFactory(ctx, { place }), await contactFactory(ctx, { place })];
    await write(systemOf(ctx), async (tx) => {
      await tx.contact.updateMany({ where: { id: dead.id }, data: { deceasedOn: new Date("2026-01-01") } });
      await tx.contact.updateMany({ where: { id: quiet.id }, data: { doNotContact: true } });
    });
    expect(await countMissing(ctx, campaignId)).toBe(1);
    const counts = await Promise.all([enrolMissing(ctx, { campaignId }), enrolMissing(ctx, { campaignId })]);
    expect(counts.sort()).toEqual([0, 1]);
    expect(await countMissing(ctx, campaignId)).toBe(0);
    expect(await enrolmentsOf(ctx, later.id)).toMatchObject([
      { campaign: { id: campaignId }, daysInStage: 0, version: 1 },
    ]);
  });

  it("takes one contact of another workplace, but none outside the turf", async () => {
    const { ctx, place, campaignId } = await started({ people: 0 });
    const outside = await contactFactory(ctx, { place: await workplaceFactory(ctx) });
    const organiser = await signedIn({ role: "organiser", union: unionOf(ctx), turf: turfOf(place) });
    await expect(enrolContact(organiser, { campaignId, contactId: outside.id })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await enrolContact(ctx, { campaignId, contactId: outside.id });
    await enrolContact(ctx, { campaignId, contactId: outside.id });
    expect((await board(ctx, campaignId)).people).toBe(1);
    expect((await board(organiser, campaignId)).people).toBe(0);
  });
});
