import { describe, expect, it } from "vitest";
import { pasteMinimumWages, withdrawMinimumWage } from "@/features/conditions/minimum-wages.mutations";
import { recordCondition, withdrawCondition } from "@/features/conditions/mutations";
import { listConditions, listMinimumWages, minimumWagesAround } from "@/features/conditions/queries";
import { recordConditionInput } from "@/features/conditions/schema";
import { placeWorkplace } from "@/features/workplaces/mutations";
import { getWorkplace } from "@/features/workplaces/queries";
import type { Context, Role, Turf } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { signedIn, workplaceFactory } from "../../support/factories";

const colleague = (admin: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: admin.unionId, timeZone: admin.timeZone }, ...(turf ? { turf } : {}) });
const turfOf = (...workplaceIds: string[]): Turf => ({ whole: false, workplaceIds, departments: [] });
const fact = { kind: "lowest_wage", amount: 4_820_000, observedOn: "2026-02-10", source: "payslip" } as const;

describe("a fact of a workplace", () => {
  it("is kept with its day and source, and a later one beside it", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    await recordCondition(admin, { workplaceId, ...fact, observedOn: "2025-02-10", amount: 4_700_000.5 });
    await recordCondition(admin, { workplaceId, ...fact });
    expect((await listConditions(admin, workplaceId)).map(({ amount }) => amount)).toEqual([
      4_820_000, 4_700_000.5,
    ]);
  });

  it("is recorded once for one id", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    const id = newId();
    for (const amount of [5, 6]) await recordCondition(admin, { id, workplaceId, ...fact, amount });
    expect(await listConditions(admin, workplaceId)).toMatchObject([{ amount: 5 }]);
  });

  it("is withdrawn and restored, never deleted", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    const conditionId = await recordCondition(admin, { workplaceId, ...fact });
    await withdrawCondition(admin, { conditionId, withdrawn: true });
    expect(await listConditions(admin, workplaceId)).toMatchObject([{ withdrawn: true }]);
    await withdrawCondition(admin, { conditionId, withdrawn: false });
    expect(await listConditions(admin, workplaceId)).toMatchObject([{ withdrawn: false }]);
  });

  it.each([
    ["a wage of nothing", { amount: "0" }, "amount"],
    ["words", { amount: "lima juta" }, "amount"],
    ["more than 168 hours a week", { kind: "overtime", amount: "169" }, "amount"],
    ["more than all workers on contracts", { kind: "contract_share", amount: "100,5" }, "amount"],
    ["half an injury", { kind: "injuries", amount: "1,5" }, "amount"],
    ["no source", { source: " " }, "source"],
  ])("refuses %s", (_, wrong, field) => {
    const sent = { workplaceId: newId(), ...fact, amount: "4.820.000", ...wrong };
    const paths = recordConditionInput.safeParse(sent).error?.issues.map(({ path }) => path[0]);
    expect([...new Set(paths)]).toEqual([field]);
  });

  it("is not of a day to come", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    const observedOn = plusDays(today(admin), 1);
    await expect(recordCondition(admin, { workplaceId, ...fact, observedOn })).rejects.toMatchObject({
      fields: { observedOn: "future" },
    });
  });

  it("is recorded by a coordinator of the workplace, and seen in the turf alone", async () => {
    const admin = await signedIn();
    const [here, there] = [await workplaceFactory(admin), await workplaceFactory(admin)];
    const coordinator = await colleague(admin, "coordinator", turfOf(here.workplaceId));
    const conditionId = await recordCondition(coordinator, { workplaceId: here.workplaceId, ...fact });
    await expect(
      recordCondition(coordinator, { workplaceId: there.workplaceId, ...fact }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const organiser = await colleague(admin, "organiser", turfOf(there.workplaceId));
    expect(await listConditions(organiser, here.workplaceId)).toEqual([]);
    await expect(
      recordCondition(organiser, { workplaceId: there.workplaceId, ...fact }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    const stranger = await signedIn();
    await expect(withdrawCondition(stranger, { conditionId, withdrawn: true })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const delegate = await colleague(admin, "delegate");
    await expect(listConditions(delegate, here.workplaceId)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("tells an observer wages as they are, and injured people in tens", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    await recordCondition(admin, { workplaceId, ...fact });
    await recordCondition(admin, { workplaceId, ...fact, kind: "injuries", amount: 17 });
    await recordCondition(admin, {
      workplaceId,
      ...fact,
      kind: "injuries",
      amount: 3,
      observedOn: "2026-01-01",
    });
    const seen = await listConditions(await colleague(admin, "observer"), workplaceId);
    expect(seen.map(({ amount }) => amount).sort()).toEqual([10, 4_820_000, null].sort());
  });
});

describe("minimum wages", () => {
  const paste = (ctx: Context, text: string) => pasteMinimumWages(ctx, { text, source: "decree" });

  it("are taken from a pasted list, and the same list again changes nothing", async () => {
    const admin = await signedIn();
    const text = "Kota Tangerang;2026;5.399.000\n36.71;2025;5070000\nTangerang;2026;1";
    expect(await paste(admin, text)).toMatchObject({
      added: 2,
      changed: 0,
      same: 0,
      wrong: [{ why: "region" }],
    });
    expect(await paste(admin, text)).toMatchObject({ added: 0, changed: 0, same: 2 });
    const { rows, years } = await listMinimumWages(admin);
    expect(years).toEqual([2026, 2025]);
    expect(rows).toMatchObject([{ region: "36.71", year: 2026, amount: 5_399_000 }]);
  });

  it("are replaced by another amount, the earlier one staying withdrawn", async () => {
    const admin = await signedIn();
    await paste(admin, "36.71;2026;5399000");
    expect(await paste(admin, "36.71;2026;5400000")).toMatchObject({ added: 0, changed: 1 });
    expect((await listMinimumWages(admin)).rows.map(({ amount }) => amount)).toEqual([5_400_000]);
  });

  it("are listed for one year, the latest unless another that is there is asked for", async () => {
    const admin = await signedIn();
    await paste(admin, "36.71;2026;5399000\n36.71;2025;5070000\n36.03;2025;4901000");
    const shown = async (year?: number) =>
      (await listMinimumWages(admin, { year })).rows.map((row) => [row.region, row.year]);
    expect(await shown()).toEqual([["36.71", 2026]]);
    expect(await shown(2025)).toEqual([
      ["36.03", 2025],
      ["36.71", 2025],
    ]);
    expect(await shown(1999)).toEqual([["36.71", 2026]]);
  });

  it("are one for a region and year when two people paste at once", async () => {
    const admin = await signedIn();
    const amounts = [5_399_000, 5_400_000, 5_401_000];
    const pasted = await Promise.allSettled(amounts.map((amount) => paste(admin, `36.71;2026;${amount}`)));
    for (const each of pasted)
      if (each.status === "rejected") expect(each.reason).toMatchObject({ code: "CONFLICT" });
    expect(pasted.some(({ status }) => status === "fulfilled")).toBe(true);
    expect((await listMinimumWages(admin)).rows).toHaveLength(1);
  });

  it("come with the source that was given, and none is taken from a list without one line to read", async () => {
    const admin = await signedIn();
    expect(await paste(admin, "upah minimum Banten")).toMatchObject({ added: 0, wrong: [{ why: "parts" }] });
    expect(await listMinimumWages(admin)).toEqual({ rows: [], years: [] });
    await paste(admin, "36.71;2026;5399000");
    expect((await listMinimumWages(admin)).rows).toMatchObject([{ source: "decree" }]);
  });

  it("around a regency are its own and its province's", async () => {
    const admin = await signedIn();
    await paste(admin, "36.71;2026;5399000\n36;2026;3100000\n36.03;2026;5210000");
    const around = await minimumWagesAround(admin, "36.71");
    expect(around.map(({ region }) => region).sort()).toEqual(["36", "36.71"]);
    expect(await minimumWagesAround(admin, null)).toEqual([]);
  });

  it("are one union's own, and recorded by coordinators", async () => {
    const admin = await signedIn();
    await paste(admin, "36.71;2026;5399000");
    const [row] = (await listMinimumWages(admin)).rows;
    const stranger = await signedIn();
    expect((await listMinimumWages(stranger)).rows).toEqual([]);
    const minimumWageId = row?.id ?? "";
    await expect(withdrawMinimumWage(stranger, { minimumWageId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const organiser = await colleague(admin, "organiser");
    await expect(paste(organiser, "36.71;2026;1")).rejects.toMatchObject({ code: "FORBIDDEN" });
    await withdrawMinimumWage(await colleague(admin, "coordinator"), { minimumWageId });
    expect((await listMinimumWages(admin)).rows).toEqual([]);
  });
});

describe("the region of a workplace", () => {
  it("is set, and taken away again, by who may change the workplace", async () => {
    const admin = await signedIn();
    const { workplaceId } = await workplaceFactory(admin);
    await placeWorkplace(admin, { workplaceId, regionCode: "36.71" });
    expect((await getWorkplace(admin, workplaceId)).region).toBe("36.71");
    await placeWorkplace(admin, { workplaceId, regionElsewhere: "Penang" });
    expect((await getWorkplace(admin, workplaceId)).region).toBe("Penang");
    await placeWorkplace(admin, { workplaceId });
    expect((await getWorkplace(admin, workplaceId)).region).toBeNull();
    const organiser = await colleague(admin, "organiser");
    await expect(placeWorkplace(organiser, { workplaceId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
