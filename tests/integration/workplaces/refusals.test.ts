import { describe, expect, it } from "vitest";
import { recordHeadcount, withdrawHeadcount } from "@/features/workplaces/headcounts.mutations";
import { listHeadcounts } from "@/features/workplaces/headcounts.queries";
import { archiveWorkplace, createWorkplace, editWorkplace } from "@/features/workplaces/mutations";
import { createPart, editPart, removePart, reorderParts } from "@/features/workplaces/parts.mutations";
import { getWorkplace, listEmployerNames, listWorkplaces } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { auditRows } from "../../support/audit";
import { signedIn, workplaceFactory } from "../../support/factories";

type World = Awaited<ReturnType<typeof world>>;
type Act = (ctx: Context, at: World) => Promise<unknown>;

const counted = { countedOn: "2026-01-01", eligible: 900, source: "hr_list" as const };

async function world() {
  const ctx = await signedIn();
  const place = await workplaceFactory(ctx);
  const headcountId = await recordHeadcount(ctx, { workplaceId: place.workplaceId, ...counted });
  return { ...place, ctx, headcountId, union: { id: ctx.unionId, timeZone: ctx.timeZone } };
}

const changes: Record<string, Act> = {
  "renaming a workplace": (ctx, { workplaceId }) =>
    editWorkplace(ctx, { workplaceId, employer: "PT X", name: "Renamed" }),
  "archiving a workplace": (ctx, { workplaceId }) => archiveWorkplace(ctx, { workplaceId, archived: true }),
  "adding a department": (ctx, { workplaceId }) =>
    createPart(ctx, { kind: "department", workplaceId, name: "New" }),
  "renaming a shift": (ctx, { shiftId }) =>
    editPart(ctx, { kind: "shift", partId: shiftId, name: "Renamed" }),
  "ordering departments": (ctx, { workplaceId, departmentId }) =>
    reorderParts(ctx, { kind: "department", workplaceId, partIds: [departmentId] }),
  "removing a shift": (ctx, { shiftId }) => removePart(ctx, { kind: "shift", partId: shiftId }),
  "recording a headcount": (ctx, { workplaceId }) => recordHeadcount(ctx, { workplaceId, ...counted }),
  "withdrawing a headcount": (ctx, { headcountId }) =>
    withdrawHeadcount(ctx, { headcountId, withdrawn: true }),
};

const stateOf = async ({ ctx, workplaceId }: World) => [
  await getWorkplace(ctx, workplaceId),
  await listHeadcounts(ctx, workplaceId),
];

describe.each(Object.entries(changes))("%s", (_what, act) => {
  it.each(["organiser", "delegate", "observer"] as const)("is refused for a %s", async (role) => {
    const at = await world();
    const before = await stateOf(at);
    await expect(act(await signedIn({ role, union: at.union }), at)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await stateOf(at)).toEqual(before);
  });

  it("is not found in another union, nor outside the turf", async () => {
    const at = await world();
    const before = await stateOf(at);
    const elsewhere = await workplaceFactory(at.ctx);
    const turf = { whole: false as const, workplaceIds: [elsewhere.workplaceId], departments: [] };
    for (const ctx of [await signedIn(), await signedIn({ role: "coordinator", union: at.union, turf })])
      await expect(act(ctx, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stateOf(at)).toEqual(before);
  });

  it("is refused for a coordinator who sees one of its departments only", async () => {
    const at = await world();
    const departments = [{ id: at.departmentId, workplaceId: at.workplaceId }];
    const turf = { whole: false as const, workplaceIds: [], departments };
    const ctx = await signedIn({ role: "coordinator", union: at.union, turf });
    await expect(act(ctx, at)).rejects.toMatchObject({ code: expect.stringMatching(/FORBIDDEN|NOT_FOUND/) });
  });
});

describe("a new workplace", () => {
  it("is refused for a coordinator of a part of the union: it would lie in nobody's turf", async () => {
    const at = await world();
    const turf = { whole: false as const, workplaceIds: [at.workplaceId], departments: [] };
    const ctx = await signedIn({ role: "coordinator", union: at.union, turf });
    await expect(createWorkplace(ctx, { employer: "PT X", name: "New" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await listWorkplaces(at.ctx)).toHaveLength(1);
  });

  it("of one name is made once when two add it at once", async () => {
    const ctx = await signedIn();
    const both = await Promise.allSettled(
      [1, 2].map(() => createWorkplace(ctx, { employer: "PT X", name: "New" })),
    );
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await listEmployerNames(ctx)).toEqual(["PT X"]);
  });

  it("may have a name that another union has", async () => {
    const [ctx, other] = [await signedIn(), await signedIn()];
    for (const each of [ctx, other]) await createWorkplace(each, { employer: "PT X", name: "New" });
    expect(await listEmployerNames(other)).toEqual(["PT X"]);
  });
});

describe("a headcount", () => {
  it("of a department elsewhere is refused with the field", async () => {
    const [at, other] = [await world(), await world()];
    const of = (more: object) =>
      recordHeadcount(at.ctx, { workplaceId: at.workplaceId, ...counted, ...more });
    await expect(of({ departmentId: other.departmentId })).rejects.toMatchObject({
      ...{ code: "INVALID", fields: { departmentId: "choice" } },
    });
    await expect(of({ shiftId: newId() })).rejects.toMatchObject({ fields: { shiftId: "choice" } });
  });

  it("leaves an audit row with its figure, and one when it is withdrawn and brought back", async () => {
    const { ctx, headcountId } = await world();
    for (const withdrawn of [true, false]) await withdrawHeadcount(ctx, { headcountId, withdrawn });
    const row = { entity: "headcount", entityId: headcountId };
    expect(await auditRows(ctx, "headcount.record")).toMatchObject([{ ...row, details: counted }]);
    expect(await auditRows(ctx, "headcount.withdraw")).toMatchObject([row]);
    expect(await auditRows(ctx, "headcount.restore")).toMatchObject([row]);
  });
});
