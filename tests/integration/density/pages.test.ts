import { beforeAll, describe, expect, it } from "vitest";
import { getDensityOf } from "@/features/density/figures.queries";
import { getDensity } from "@/features/density/queries";
import { createThreshold } from "@/features/thresholds/mutations";
import { recordHeadcount, withdrawHeadcount } from "@/features/workplaces/headcounts.mutations";
import { createPart } from "@/features/workplaces/parts.mutations";
import type { Context } from "@/lib/context";
import { plusDays, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { randomOf } from "../../support/random-union";
import { long, workerFactory } from "../../support/worker-factory";

let ctx: Context;
const ids: string[] = [];

/** Forty-five workplaces: with headcounts of all kinds or none, and a few members. */
beforeAll(async () => {
  ctx = await signedIn();
  await createThreshold(ctx, { name: "PKB", rule: "more_than", amount: 50, headline: true });
  const random = randomOf(4);
  const { unionId } = ctx;
  const [employerId] = [newId()];
  const all = Array.from({ length: 45 }, (_, at) => ({ id: newId(), name: `Plant ${(at * 7) % 45}` }));
  ids.push(...all.map(({ id }) => id));
  await write(systemOf(ctx), async (tx) => {
    await tx.employer.createMany({ data: [{ unionId, id: employerId, name: "PT Besar" }] });
    await tx.workplace.createMany({ data: all.map((each) => ({ unionId, employerId, ...each })) });
    await tx.headcount.createMany({
      data: all
        .filter((_, at) => at % 5 !== 0)
        .map(({ id: workplaceId }) => ({
          ...{ unionId, id: newId(), workplaceId, source: "estimate" as const },
          ...{ countedOn: new Date("2025-01-01"), eligible: random.below(4) * 9 },
        })),
    });
    const people = all.flatMap(({ id: workplaceId }) =>
      Array.from({ length: random.below(14) }, () => ({ contactId: newId(), workplaceId })),
    );
    await tx.contact.createMany({
      data: people.map(({ contactId, workplaceId }) => ({
        ...{ unionId, id: contactId, name: "Sari", searchText: "sari", workplaceId },
      })),
    });
    const recordedOn = new Date("2025-02-01");
    await tx.job.createMany({
      data: people.map((each) => ({ unionId, id: newId(), ...each, recordedOn })),
    });
    await tx.membership.createMany({
      data: people.map(({ contactId }) => ({ unionId, id: newId(), contactId, recordedOn })),
    });
  });
});

async function pagesOf(as: Context, order: "gap" | "name") {
  const rows = [];
  const unknown = [];
  let after: string | undefined;
  for (;;) {
    const page = await getDensity(as, { on: today(as), order, after });
    expect(page.rows.length + page.unknown.length).toBeLessThanOrEqual(20);
    rows.push(...page.rows);
    unknown.push(...page.unknown);
    if (!page.next) return { rows, unknown, report: page };
    after = page.next;
  }
}

describe.each(["admin", "observer"] as const)("the pages of workplaces as %s", (role) => {
  const as = () => signedIn({ role, union: { id: ctx.unionId, timeZone: ctx.timeZone } });

  it("hold each workplace once, the most members missing first, then those without a headcount", async () => {
    const { rows, unknown } = await pagesOf(await as(), "gap");
    expect([...rows, ...unknown].map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(unknown).toHaveLength(9);
    const missing = rows.map(({ measure }) => measure.gap ?? -1);
    expect(missing).toEqual(missing.toSorted((one, other) => other - one));
  });

  it("are in the order of their names when asked", async () => {
    const { rows } = await pagesOf(await as(), "name");
    const names = rows.map(({ name }) => name);
    expect(names).toEqual(names.toSorted(new Intl.Collator("en", { numeric: false }).compare));
  });

  it("have the sums of all workplaces on each page", async () => {
    const viewer = await as();
    const { report } = await pagesOf(viewer, "gap");
    const all = await getDensityOf(viewer, { on: today(viewer), workplaceIds: ids });
    expect(report.total).toEqual(all.total);
    expect(report.covered).toEqual(all.covered);
  });

  it("begin anew where the address is not one of ours", async () => {
    const viewer = await as();
    const first = await getDensity(viewer, { on: today(viewer) });
    for (const after of ["x", "W10", Buffer.from('[[0],"a","b"]').toString("base64url")])
      expect((await getDensity(viewer, { on: today(viewer), after })).rows).toEqual(first.rows);
  });
});

it("keeps the headcount of a workplace as it follows from its records, whatever comes, goes or is divided", async () => {
  const union = await signedIn();
  const random = randomOf(9);
  const place = await workplaceFactory(union);
  await workerFactory(union, { place, member: [long] });
  const parts = { departmentIds: [place.departmentId], shiftIds: [place.shiftId] };
  const on = today(union);
  for (let turn = 0; turn < 40; turn += 1) {
    await changeHeadcounts(union, place.workplaceId, { parts, random });
    const back = random.below(400);
    const day = plusDays(on, -back);
    const [told] = (await getDensityOf(union, { on: day, workplaceIds: [place.workplaceId] })).workplaces;
    const report = await getDensity(union, { on: day });
    const [row] = [...report.rows, ...report.unknown];
    expect(row?.measure, `turn ${turn}, ${day}`).toEqual(told?.measure);
    expect(report.trend.at(-1)?.eligible ?? null).toBe(told?.measure.eligible || null);
  }
});

type Parts = { departmentIds: string[]; shiftIds: string[] };

async function changeHeadcounts(
  union: Context,
  workplaceId: string,
  { parts, random }: { parts: Parts; random: ReturnType<typeof randomOf> },
) {
  const one = (all: readonly string[]) => all[random.below(all.length)] ?? "";
  if (random.chance(0.1)) {
    const name = `Part ${newId().slice(-6)}`;
    const kind = random.chance(0.5) ? ("department" as const) : ("shift" as const);
    const id = await createPart(union, { kind, workplaceId, name });
    (kind === "department" ? parts.departmentIds : parts.shiftIds).push(id);
    return;
  }
  if (random.chance(0.3)) {
    const where = { unionId: union.unionId, workplaceId, withdrawnAt: null };
    const found = await read(union, (tx) => tx.headcount.findMany({ where, select: { id: true } }));
    const id = one(found.map((each) => each.id));
    if (id) await withdrawHeadcount(union, { headcountId: id, withdrawn: true });
    return;
  }
  const at = {
    ...(random.chance(0.6) ? { departmentId: one(parts.departmentIds) } : {}),
    ...(random.chance(0.6) ? { shiftId: one(parts.shiftIds) } : {}),
  };
  const countedOn = plusDays(today(union), -random.below(400));
  const source = random.chance(0.5) ? ("hr_list" as const) : ("payroll" as const);
  await recordHeadcount(union, { workplaceId, countedOn, source, eligible: 5 + random.below(60), ...at });
}
