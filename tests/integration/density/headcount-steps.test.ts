import { expect, it } from "vitest";
import { recordHeadcount, withdrawHeadcount } from "@/features/workplaces/headcounts.mutations";
import { createPart } from "@/features/workplaces/parts.mutations";
import type { Context } from "@/lib/context";
import { plusDays } from "@/lib/dates";
import { read } from "@/lib/db";
import { signedIn, workplaceFactory } from "../../support/factories";
import { type Random, randomOf } from "../../support/random-union";

type Known = { eligible: number; countedOn: string; sources: string[]; parts: number };
type Counted = {
  departmentId: string | null;
  shiftId: string | null;
  countedOn: string;
  eligible: number;
  source: string;
};
type Shape = { departments: string[]; shifts: string[] };

const sources = ["hr_list", "payroll", "estimate"] as const;
const pick = <T>(random: Random, of: readonly T[]): T | undefined => of[random.below(of.length)];

/** Of all of them, or null where one is unknown or there is none. */
function sumOf(all: readonly (Known | null)[]): Known | null {
  const known = all.filter((each) => each !== null);
  if (known.length === 0 || known.length < all.length) return null;
  return {
    eligible: known.reduce((sum, { eligible }) => sum + eligible, 0),
    countedOn: known.map(({ countedOn }) => countedOn).sort()[0] ?? "",
    sources: known.flatMap((each) => each.sources),
    parts: known.reduce((sum, { parts }) => sum + parts, 0),
  };
}

/** The headcount of the whole workplace on a day, from the raw rows in the order in which they were recorded. */
function naive(rows: readonly Counted[], shape: Shape, day: string): Known | null {
  const own = (departmentId: string | null, shiftId: string | null): Known | null => {
    const found = rows
      .filter((row) => row.departmentId === departmentId && row.shiftId === shiftId && row.countedOn <= day)
      .reduce<Counted | null>((last, row) => (last && last.countedOn > row.countedOn ? last : row), null);
    return (
      found && { eligible: found.eligible, countedOn: found.countedOn, sources: [found.source], parts: 1 }
    );
  };
  const { departments, shifts } = shape;
  const department = (id: string) => own(id, null) ?? sumOf(shifts.map((shift) => own(id, shift)));
  const shift = (id: string) => own(null, id) ?? sumOf(departments.map((each) => own(each, id)));
  return own(null, null) ?? sumOf(departments.map(department)) ?? sumOf(shifts.map(shift));
}

async function kept(ctx: Context, workplaceId: string) {
  const where = { unionId: ctx.unionId, workplaceId };
  const rows = await read(ctx, (tx) => tx.headcountStep.findMany({ where, orderBy: { fromDay: "asc" } }));
  return rows.map(({ fromDay, eligible, countedOn, source, parts }) => ({
    day: fromDay.toISOString().slice(0, 10),
    ...{ eligible, countedOn: countedOn.toISOString().slice(0, 10), source, parts },
  }));
}

async function expected(ctx: Context, workplaceId: string, shape: Shape) {
  const where = { unionId: ctx.unionId, workplaceId, withdrawnAt: null };
  const found = await read(ctx, (tx) =>
    tx.headcount.findMany({ where, orderBy: [{ recordedAt: "asc" }, { id: "asc" }] }),
  );
  const rows = found.map((row) => ({ ...row, countedOn: row.countedOn.toISOString().slice(0, 10) }));
  return [...new Set(rows.map(({ countedOn }) => countedOn))].sort().flatMap((day) => {
    const whole = naive(rows, shape, day);
    if (!whole) return [];
    const [source, ...others] = new Set(whole.sources);
    const { eligible, countedOn, parts } = whole;
    return [{ day, eligible, countedOn, source: others.length === 0 ? source : null, parts }];
  });
}

it.each([1, 2, 3, 4, 5, 6])("are what the raw headcounts of every part add up to (seed %i)", async (seed) => {
  const random = randomOf(seed);
  const ctx = await signedIn();
  const { workplaceId, departmentId, shiftId } = await workplaceFactory(ctx);
  const shape = { departments: [departmentId], shifts: [shiftId] };
  const check = async () =>
    expect(await kept(ctx, workplaceId)).toEqual(await expected(ctx, workplaceId, shape));
  const ids: string[] = [];
  const count = async () => {
    const source = pick(random, sources) ?? "estimate";
    const department = random.chance(0.7) ? pick(random, shape.departments) : undefined;
    const shift = random.chance(0.6) ? pick(random, shape.shifts) : undefined;
    const countedOn = plusDays("2025-01-01", random.below(12));
    const part = { ...(department && { departmentId: department }), ...(shift && { shiftId: shift }) };
    ids.push(
      await recordHeadcount(ctx, { workplaceId, countedOn, source, eligible: random.below(90), ...part }),
    );
  };
  for (let turn = 0; turn < 14; turn += 1) await count();
  await check();
  shape.departments.push(await createPart(ctx, { kind: "department", workplaceId, name: "Cutting" }));
  await check();
  shape.shifts.push(await createPart(ctx, { kind: "shift", workplaceId, name: "Night" }));
  for (let turn = 0; turn < 14; turn += 1) await count();
  await check();
  for (const headcountId of ids.filter(() => random.chance(0.3)))
    await withdrawHeadcount(ctx, { headcountId, withdrawn: true });
  await check();
  expect((await kept(ctx, workplaceId)).length).toBeGreaterThan(0);
});
