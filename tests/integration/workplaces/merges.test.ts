import { describe, expect, it } from "vitest";
import { createActivity } from "@/features/activities/mutations";
import { launchTest } from "@/features/activities/structure-tests.mutations";
import { recordAgreement } from "@/features/agreements/mutations";
import { listAgreements } from "@/features/agreements/queries";
import { createCampaign } from "@/features/campaigns/mutations";
import { recordCondition } from "@/features/conditions/mutations";
import { listConditions } from "@/features/conditions/queries";
import { getCompanies } from "@/features/density/companies.queries";
import { editEmployer } from "@/features/employers/mutations";
import { recordOtherUnion } from "@/features/employers/other-unions.mutations";
import { getEmployer } from "@/features/employers/queries";
import { recordSupply } from "@/features/employers/supplies.mutations";
import { listSupplies } from "@/features/employers/supplies.queries";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { listHeadcounts } from "@/features/workplaces/headcounts.queries";
import { otherwise, placeTables } from "@/features/workplaces/merge/tables";
import { forgetLapsedPlaceMerges, mergePlaces, undoPlaceMerge } from "@/features/workplaces/merges.mutations";
import { listPlaceMerges, stayingPlace } from "@/features/workplaces/merges.queries";
import { createWorkplace, findOrCreateWorkplace } from "@/features/workplaces/mutations";
import { createPart, removePart } from "@/features/workplaces/parts.mutations";
import { getWorkplace } from "@/features/workplaces/queries";
import type { Context, Role, Turf } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, write } from "@/lib/db";
import { catalogue, ourTables } from "../../support/catalogue";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "../../support/factories";

const colleague = (admin: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone }, ...(turf ? { turf } : {}) });

type Names = { employer: string; workplace: string };
async function namesOf(ctx: Context, workplaceId: string): Promise<Names> {
  const { name, employer } = await getWorkplace(ctx, workplaceId);
  return { workplace: name, employer: employer.name };
}

/** Every row of the union that says where something belongs, but for what a merge leaves by itself. */
async function everything(ctx: Context): Promise<unknown> {
  const tables = [
    ...["employer", "workplace", "department", "shift", "job", "headcount", "turf", "campaign_workplace"],
    ...["contact", "supply", "other_union", "agreement", "workplace_condition"],
    ...["activity_place", "test_unit", "test_person"],
  ];
  return read(systemOf(ctx), async (tx) => {
    const all: Record<string, unknown> = {};
    for (const table of tables)
      all[table] = await tx.$queryRaw(Prisma.sql`
        SELECT to_jsonb(t) - 'version' AS row FROM ${Prisma.raw(table)} t
        WHERE t.union_id = ${ctx.unionId}::uuid ORDER BY to_jsonb(t)::text`);
    return all;
  });
}

/** Twin workplaces of twin employers, with something of each kind at both. */
async function twins() {
  const admin = await signedIn();
  const [stays, went] = [await workplaceFactory(admin), await workplaceFactory(admin)];
  const finishing = await createPart(admin, {
    kind: "department",
    workplaceId: went.workplaceId,
    name: "Finishing",
  });
  const on = today(admin);
  for (const place of [stays, went]) {
    await contactFactory(admin, { place, member: true });
    await recordHeadcount(admin, {
      workplaceId: place.workplaceId,
      eligible: 20,
      source: "payroll",
      countedOn: on,
    });
    await recordSupply(admin, { employerId: place.employerId, brand: "Velmora", source: "list" });
    const fact = { kind: "lowest_wage" as const, amount: 5_000_000, observedOn: on, source: "payslip" };
    await recordCondition(admin, { workplaceId: place.workplaceId, ...fact });
  }
  await contactFactory(admin, { place: { ...went, departmentId: finishing }, member: true });
  const claim = { name: "Serikat Lain", members: 40, claimedOn: on, source: "letter" };
  await recordOtherUnion(admin, { employerId: went.employerId, ...claim });
  const terms = { number: "PKB 1", startsOn: "2025-01-01", endsOn: "2026-12-31" };
  await recordAgreement(admin, { employerId: went.employerId, ...terms });
  for (const workplaceIds of [[went.workplaceId], [stays.workplaceId, went.workplaceId]])
    await createCampaign(admin, {
      name: `Form ${workplaceIds.length}`,
      startsOn: "2026-01-05",
      workplaceIds,
    });
  const whole = [stays, went].map(({ workplaceId }) => ({ workplaceId, departmentId: null, shiftId: null }));
  const petition = {
    name: "Petition",
    kind: "petition" as const,
    heldOn: on,
    isTest: "on" as const,
    places: whole,
  };
  await launchTest(admin, { activityId: await createActivity(admin, petition) });
  const turf: Turf = { whole: false, workplaceIds: [went.workplaceId], departments: [] };
  const organiser = await colleague(admin, "organiser", turf);
  return { admin, stays, went, organiser };
}

const mergeOf = async (admin: Context, kind: "employer" | "workplace", stays: string, went: string) => {
  const [a, b] = [await namesOf(admin, stays), await namesOf(admin, went)];
  return mergePlaces(admin, { kind, stays: a[kind], went: b[kind] });
};

it("knows every table that refers to a place", async () => {
  const found = await catalogue<{ name: string; place: string }>(`
    SELECT DISTINCT t.relname AS name, p.relname AS place FROM pg_constraint k
    JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class p ON p.oid = k.confrelid
    WHERE ${ourTables} AND k.contype = 'f' AND p.relname IN ('employer', 'workplace', 'department', 'shift')`);
  const known = new Set([...Object.values(placeTables).flatMap(Object.keys), ...Object.keys(otherwise)]);
  expect(found.filter(({ name }) => !known.has(name))).toEqual([]);
});

describe("two employers that are one", () => {
  it("become one with everything of both, and what the one leaves open is filled", async () => {
    const { admin, stays, went } = await twins();
    const { name } = await getEmployer(admin, went.employerId);
    await editEmployer(admin, {
      employerId: went.employerId,
      version: 1,
      name,
      sector: "Garmen",
      oshubId: "ID2021250D1DTN7",
    });
    await mergeOf(admin, "employer", stays.workplaceId, went.workplaceId);
    const employer = await getEmployer(admin, stays.employerId);
    expect(employer).toMatchObject({ sector: "Garmen", oshubId: "ID2021250D1DTN7" });
    expect(employer.workplaces.map(({ id }) => id).sort()).toEqual(
      [stays.workplaceId, went.workplaceId].sort(),
    );
    expect(await listAgreements(admin, stays.employerId)).toHaveLength(1);
    expect(await listSupplies(admin, stays.employerId)).toMatchObject([{ brand: "Velmora" }]);
    await expect(getEmployer(admin, went.employerId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await stayingPlace(admin, went.employerId)).toBe(stays.employerId);
    const figures = (await getCompanies(admin, { employerIds: [stays.employerId], on: today(admin) })).get(
      stays.employerId,
    );
    expect(figures?.company).toMatchObject({ members: 3, eligible: 40 });
  });

  it("are two again, row by row, when it is undone", async () => {
    const { admin, stays, went } = await twins();
    const { name } = await getEmployer(admin, went.employerId);
    await editEmployer(admin, { employerId: went.employerId, version: 1, name, oshubId: "ID2021250D1DTN7" });
    const before = await everything(admin);
    const { mergeId } = await mergeOf(admin, "employer", stays.workplaceId, went.workplaceId);
    expect(await undoPlaceMerge(admin, { mergeId })).toEqual({ kept: 0 });
    expect(await everything(admin)).toEqual(before);
    expect(await stayingPlace(admin, went.employerId)).toBeNull();
  });

  it("are refused while both have an agreement for the same days", async () => {
    const { admin, stays, went } = await twins();
    const terms = { number: "PKB 2", startsOn: "2026-01-01", endsOn: "2027-12-31" };
    await recordAgreement(admin, { employerId: stays.employerId, ...terms });
    const before = await everything(admin);
    await expect(mergeOf(admin, "employer", stays.workplaceId, went.workplaceId)).rejects.toMatchObject({
      ...{ code: "CONFLICT", fields: { went: "merge_clash" } },
    });
    expect(await everything(admin)).toEqual(before);
  });
});

describe("two workplaces that are one", () => {
  it("become one: people, departments, headcounts, facts, campaigns, turf", async () => {
    const { admin, stays, went, organiser } = await twins();
    await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    const workplace = await getWorkplace(admin, stays.workplaceId);
    expect(workplace.departments.map(({ name }) => name)).toEqual(["Sewing", "Finishing"]);
    expect(await listHeadcounts(admin, stays.workplaceId)).toMatchObject({ total: 2 });
    expect(await listConditions(admin, stays.workplaceId)).toHaveLength(2);
    const seen = await read(systemOf(admin), async (tx) => ({
      contacts: await tx.contact.count({ where: { unionId: admin.unionId, workplaceId: stays.workplaceId } }),
      campaigns: await tx.campaignWorkplace.count({
        where: { unionId: admin.unionId, workplaceId: stays.workplaceId },
      }),
      turf: await tx.turf.findMany({ where: { unionId: admin.unionId }, select: { workplaceId: true } }),
    }));
    expect(seen).toEqual({ contacts: 3, campaigns: 2, turf: [{ workplaceId: stays.workplaceId }] });
    expect(organiser.turf.whole).toBe(false);
    await expect(getWorkplace(admin, went.workplaceId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("are two again, row by row, when it is undone", async () => {
    const { admin, stays, went } = await twins();
    const before = await everything(admin);
    const { mergeId } = await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    expect(await undoPlaceMerge(admin, { mergeId })).toEqual({ kept: 0 });
    expect(await everything(admin)).toEqual(before);
  });

  it("keep a job that was changed since with the one that stayed", async () => {
    const { admin, stays, went } = await twins();
    const { mergeId } = await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    const { departments } = await getWorkplace(admin, stays.workplaceId);
    const sewing = departments.find(({ name }) => name === "Sewing")?.id ?? "";
    const finishing = departments.find(({ name }) => name === "Finishing")?.id ?? "";
    await write(systemOf(admin), (tx) =>
      tx.job.updateMany({
        where: { unionId: admin.unionId, departmentId: finishing },
        data: { departmentId: sewing },
      }),
    );
    expect(await undoPlaceMerge(admin, { mergeId })).toEqual({ kept: 1 });
  });

  it("are found by the old name when a list is imported", async () => {
    const { admin, stays, went } = await twins();
    const { workplace: name } = await namesOf(admin, went.workplaceId);
    await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    const ctx = systemOf(admin);
    expect(await write(ctx, (tx) => findOrCreateWorkplace(tx, ctx, { name }))).toEqual({
      id: stays.workplaceId,
      created: false,
    });
  });
});

describe("a department that was merged", () => {
  it("is there again when it is undone, with its people and headcounts", async () => {
    const { admin, went } = await twins();
    const { departments } = await getWorkplace(admin, went.workplaceId);
    const [sewing = "", finishing = ""] = departments.map(({ id }) => id);
    const count = { workplaceId: went.workplaceId, countedOn: today(admin), source: "payroll" as const };
    for (const departmentId of [sewing, finishing])
      await recordHeadcount(admin, { ...count, departmentId, eligible: 9 });
    const before = await everything(admin);
    await removePart(admin, { kind: "department", partId: finishing, into: sewing });
    const [merge] = await listPlaceMerges(admin);
    expect(merge).toMatchObject({ kind: "department", staysName: "Sewing", wentName: "Finishing" });
    expect(await undoPlaceMerge(admin, { mergeId: merge?.id ?? "" })).toEqual({ kept: 0 });
    expect(await everything(admin)).toEqual(before);
  });
});

describe("a merge of places", () => {
  it("is an admin's, of places of the own union, of two that are there", async () => {
    const { admin, stays, went } = await twins();
    const [a, b] = [await namesOf(admin, stays.workplaceId), await namesOf(admin, went.workplaceId)];
    const input = { kind: "employer", stays: a.employer, went: b.employer } as const;
    const coordinator = await colleague(admin, "coordinator");
    await expect(mergePlaces(coordinator, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(mergePlaces(await signedIn(), input)).rejects.toMatchObject({ fields: { stays: "gone" } });
    await expect(mergePlaces(admin, { ...input, went: "PT Lain" })).rejects.toMatchObject({
      fields: { went: "gone" },
    });
    await expect(mergePlaces(admin, { ...input, went: a.employer })).rejects.toMatchObject({
      fields: { went: "choice" },
    });
    const { mergeId } = await mergePlaces(admin, input);
    await expect(undoPlaceMerge(coordinator, { mergeId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(undoPlaceMerge(await signedIn(), { mergeId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is undone once, the last of a place first, within thirty days", async () => {
    const { admin, stays, went } = await twins();
    const third = await workplaceFactory(admin);
    const first = await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    const second = await mergeOf(admin, "workplace", third.workplaceId, stays.workplaceId);
    await expect(undoPlaceMerge(admin, { mergeId: first.mergeId })).rejects.toMatchObject({
      fields: { merge: "later_merge" },
    });
    await undoPlaceMerge(admin, { mergeId: second.mergeId });
    await expect(undoPlaceMerge(admin, { mergeId: second.mergeId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const mergedAt = new Date(Date.now() - 31 * 86_400_000);
    await write(systemOf(admin), (tx) =>
      tx.placeMerge.updateMany({ where: { unionId: admin.unionId, id: first.mergeId }, data: { mergedAt } }),
    );
    await expect(undoPlaceMerge(admin, { mergeId: first.mergeId })).rejects.toMatchObject({
      fields: { merge: "undo_lapsed" },
    });
    await forgetLapsedPlaceMerges(systemOf(admin));
    const left = await read(systemOf(admin), (tx) =>
      tx.placeMergeChange.count({ where: { unionId: admin.unionId } }),
    );
    expect(left).toBe(0);
  });

  it("is not undone over a place that has taken the name since", async () => {
    const { admin, stays, went } = await twins();
    const { employer, workplace: name } = await namesOf(admin, went.workplaceId);
    const { mergeId } = await mergeOf(admin, "workplace", stays.workplaceId, went.workplaceId);
    await createWorkplace(admin, { employer, name });
    await expect(undoPlaceMerge(admin, { mergeId })).rejects.toMatchObject({ fields: { merge: "taken" } });
  });
});
