import { describe, expect, it } from "vitest";
import { cellsOn } from "@/features/density/cells.queries";
import { sumCounts } from "@/features/density/density";
import { getWorkplaceMap } from "@/features/density/map.queries";
import { getDensity } from "@/features/density/queries";
import { createThreshold } from "@/features/thresholds/mutations";
import { recordHeadcount } from "@/features/workplaces/headcounts.mutations";
import { createPart } from "@/features/workplaces/parts.mutations";
import type { Context, Role, Turf } from "@/lib/context";
import { type Day, plusDays, toDatabaseDay, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { type Place, signedIn, systemOf, workplaceFactory } from "../../support/factories";
import { long, type Span, workerFactory as worker } from "../../support/worker-factory";

const several = async (count: number, make: () => Promise<unknown>) => {
  for (let made = 0; made < count; made += 1) await make();
};
const colleague = (ctx: Context, role: Role, turf?: Turf) =>
  signedIn({ role, union: { id: ctx.unionId, timeZone: ctx.timeZone }, ...(turf ? { turf } : {}) });
const count = (
  ctx: Context,
  place: Place,
  eligible: number,
  extra: { countedOn?: Day; departmentId?: string } = {},
) =>
  recordHeadcount(ctx, {
    workplaceId: place.workplaceId,
    countedOn: "2025-01-01",
    source: "hr_list",
    eligible,
    ...extra,
  });

async function withMajority() {
  const ctx = await signedIn();
  await createThreshold(ctx, { name: "PKB", rule: "more_than", amount: 50, headline: true });
  return { ctx, on: today(ctx) };
}

describe("density of a union", () => {
  it("is ΣM ÷ ΣE over workplaces with a headcount, the others apart", async () => {
    const { ctx, on } = await withMajority();
    const [large, small, unknown] = [
      await workplaceFactory(ctx),
      await workplaceFactory(ctx),
      await workplaceFactory(ctx),
    ];
    await count(ctx, large, 20);
    await count(ctx, small, 4);
    await several(3, () => worker(ctx, { place: large, member: [long] }));
    await several(2, () => worker(ctx, { place: large }));
    await several(3, () => worker(ctx, { place: small, member: [long] }));
    await several(2, () => worker(ctx, { place: unknown, member: [long] }));
    const report = await getDensity(ctx, { on });
    expect(report.total).toMatchObject({
      members: 6,
      eligible: 24,
      density: 0.25,
      gap: 7,
      listed: 8,
      hole: 16,
    });
    expect(report.covered).toEqual({ known: 2, all: 3 });
    expect(report.rows.map(({ id }) => id)).toEqual([large.workplaceId, small.workplaceId]);
    expect(report.rows[0]?.measure.gap).toBe(8);
    expect(report.unknown).toMatchObject([
      { id: unknown.workplaceId, measure: { members: 2, density: null } },
    ]);
    expect(report.trend.at(-1)).toMatchObject({ day: on, members: 6, eligible: 24 });
  });

  it("stands on the latest assessment of the day, unassessed and unnamed people included", async () => {
    const { ctx, on } = await withMajority();
    const place = await workplaceFactory(ctx);
    await count(ctx, place, 5);
    const earlier = plusDays(on, -40);
    await worker(ctx, {
      place,
      stands: [
        [4, earlier],
        [2, on],
      ],
    });
    await worker(ctx, { place, stands: [[5, earlier]] });
    await worker(ctx, { place });
    const now = await getDensity(ctx, { on, workplaceId: place.workplaceId });
    expect(now.total).toMatchObject({ levels: [0, 1, 0, 0, 1], unassessed: 1, hole: 2 });
    const then = await getDensity(ctx, { on: plusDays(on, -1), workplaceId: place.workplaceId });
    expect(then.total.levels).toEqual([0, 0, 0, 1, 1]);
  });

  it("counts who joined and left, and reckons a pace only when there is one", async () => {
    const { ctx, on } = await withMajority();
    const [here, there] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await count(ctx, here, 100);
    await count(ctx, there, 100);
    await several(8, () => worker(ctx, { place: here, member: [plusDays(on, -10)] }));
    await worker(ctx, { place: here, member: [long, plusDays(on, -5)] });
    await worker(ctx, { place: here, member: [long], job: [long, plusDays(on, -60)] });
    const report = await getDensity(ctx, { on });
    expect(report.flow[30]).toEqual({ joined: 8, left: 1, net: 7 });
    expect(report.flow[90]).toEqual({ joined: 8, left: 2, net: 6 });
    expect(report.eta).toEqual({ day: plusDays(on, Math.ceil(((101 - 8) / (7 / 8)) * 7)), perWeek: 7 / 8 });
    expect((await getDensity(ctx, { on: plusDays(on, -11) })).eta).toBeNull();
  });

  it("counts nobody who moves between its workplaces as joined or left", async () => {
    const { ctx, on } = await withMajority();
    const [here, there] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await count(ctx, here, 10);
    await count(ctx, there, 10);
    const contactId = await worker(ctx, { place: here, member: [long], job: [long, plusDays(on, -7)] });
    await write(systemOf(ctx), (tx) =>
      tx.job.createMany({
        data: [
          {
            unionId: ctx.unionId,
            id: newId(),
            contactId,
            workplaceId: there.workplaceId,
            recordedOn: toDatabaseDay(plusDays(on, -7)),
          },
        ],
      }),
    );
    const report = await getDensity(ctx, { on });
    expect(report.total.members).toBe(1);
    expect(report.flow[30]).toEqual({ joined: 0, left: 0, net: 0 });
    expect((await getDensity(ctx, { on, workplaceId: there.workplaceId })).flow[30].joined).toBe(1);
  });
});

describe("a past day", () => {
  it("is what it was: spans, headcount and threshold of that day", async () => {
    const { ctx, on } = await withMajority();
    const place = await workplaceFactory(ctx);
    const then = plusDays(on, -400);
    await count(ctx, place, 10, { countedOn: plusDays(then, -1) });
    await worker(ctx, {
      place,
      job: ["2020-01-01", plusDays(then, 30)],
      member: ["2020-01-01", plusDays(then, 30)],
    });
    await worker(ctx, { place, job: ["2020-01-01", then], member: [long] });
    await worker(ctx, { place, member: [plusDays(then, 1)] });
    const before = await getDensity(ctx, { on: then, workplaceId: place.workplaceId });
    expect(before.total).toMatchObject({ members: 1, listed: 2, eligible: 10, density: 0.1 });
    await count(ctx, place, 40, { countedOn: plusDays(on, -1) });
    await worker(ctx, { place, member: [plusDays(on, -3)], job: [plusDays(on, -3)] });
    expect((await getDensity(ctx, { on: then, workplaceId: place.workplaceId })).total).toEqual(before.total);
    const now = await getDensity(ctx, { on, workplaceId: place.workplaceId });
    expect(now.total).toMatchObject({ members: 2, eligible: 40 });
    const point = now.trend.findLast(({ day }) => day <= plusDays(then, 29));
    expect(point).toMatchObject({ members: 2, eligible: 10 });
  });
});

describe("departments and shifts", () => {
  it("add up to the workplace, also with two jobs of one contact in it", async () => {
    const { ctx, on } = await withMajority();
    const place = await workplaceFactory(ctx);
    const packing = await createPart(ctx, {
      kind: "department",
      workplaceId: place.workplaceId,
      name: "Packing",
    });
    const twice = await worker(ctx, { place, member: [long] });
    const second = {
      contactId: twice,
      workplaceId: place.workplaceId,
      departmentId: packing,
      isCurrent: false,
    };
    await write(systemOf(ctx), (tx) =>
      tx.job.createMany({
        data: [{ unionId: ctx.unionId, id: newId(), recordedOn: toDatabaseDay("2024-01-01"), ...second }],
      }),
    );
    await several(2, () => worker(ctx, { place, departmentId: null }));
    const map = await getWorkplaceMap(ctx, { workplaceId: place.workplaceId, on });
    expect(map.total).toMatchObject({ listed: 3, members: 1 });
    expect(map.departments.map(({ measure }) => measure.members)).toEqual([0, 1]);
    const report = await getDensity(ctx, { on, workplaceId: place.workplaceId });
    const departments = [...report.rows, ...report.unknown].map(({ measure }) => measure.listed ?? 0);
    expect(departments.reduce((sum, listed) => sum + listed, 0)).toBe(3);
    expect(map.cells.reduce((sum, { measure }) => sum + (measure.listed ?? 0), 0)).toBe(3);
  });

  it("never exceed the workplace, on any day of a tangled history", async () => {
    const { ctx, on } = await withMajority();
    const place = await workplaceFactory(ctx);
    const packing = await createPart(ctx, {
      kind: "department",
      workplaceId: place.workplaceId,
      name: "Packing",
    });
    let state = 7;
    const random = (below: number) => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const places = [place.departmentId, packing, null];
    await several(30, () => {
      const from = plusDays(on, -random(700));
      const until = random(2) ? plusDays(from, random(500)) : undefined;
      const joined = plusDays(on, -random(700));
      const member: Span = random(2) ? [joined, plusDays(joined, random(300))] : [joined];
      return worker(ctx, {
        place,
        job: until ? [from, until] : [from],
        member,
        departmentId: places[random(3)] ?? null,
      });
    });
    const report = await getDensity(ctx, { on, workplaceId: place.workplaceId });
    expect(report.total.members).toBeGreaterThan(0);
    for (let back = 0; back < 700; back += 70) {
      const day = plusDays(on, -back);
      const map = await getWorkplaceMap(ctx, { workplaceId: place.workplaceId, on: day });
      const members = map.departments.reduce((sum, { measure }) => sum + (measure.members ?? 0), 0);
      expect(members).toBeLessThanOrEqual(map.total.members ?? 0);
      const cells = await read(ctx, (tx) => cellsOn(tx, ctx, { on: day, workplaceId: place.workplaceId }));
      expect(sumCounts(cells).members).toBe(map.total.members);
    }
  });

  it("use department headcounts for the workplace when all have one", async () => {
    const { ctx, on } = await withMajority();
    const place = await workplaceFactory(ctx);
    await count(ctx, place, 12, { departmentId: place.departmentId });
    await worker(ctx, { place, member: [long] });
    const report = await getDensity(ctx, { on, workplaceId: place.workplaceId });
    expect(report.total).toMatchObject({ eligible: 12, members: 1, gap: 6 });
  });
});

describe("who sees density", () => {
  it("other unions: nothing; outside the turf: not found; delegates: refused", async () => {
    const { ctx, on } = await withMajority();
    const [mine, other] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await count(ctx, mine, 10);
    await count(ctx, other, 10);
    await worker(ctx, { place: mine, member: [long] });
    await worker(ctx, { place: other, member: [long] });
    const coordinator = await colleague(ctx, "coordinator", {
      whole: false,
      workplaceIds: [mine.workplaceId],
      departments: [],
    });
    expect((await getDensity(coordinator, { on })).total).toMatchObject({ members: 1, eligible: 10 });
    const outside = getDensity(coordinator, { on, workplaceId: other.workplaceId });
    await expect(outside).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = await signedIn();
    expect(await getDensity(stranger, { on })).toMatchObject({
      rows: [],
      unknown: [],
      total: { members: 0, eligible: null },
    });
    await expect(getDensity(await colleague(ctx, "delegate"), { on })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("observers get the numbers without the people, and no group under ten", async () => {
    const { ctx, on } = await withMajority();
    const [large, small] = [await workplaceFactory(ctx), await workplaceFactory(ctx)];
    await count(ctx, large, 25);
    await count(ctx, small, 18);
    await several(11, () => worker(ctx, { place: large, member: [long], stands: [[2, "2025-02-01"]] }));
    await several(3, () => worker(ctx, { place: small, member: [long] }));
    const observer = await colleague(ctx, "observer");
    const report = await getDensity(observer, { on });
    expect(report.total).toMatchObject({
      members: 10,
      eligible: 40,
      density: 10 / 49,
      levels: [null, 10, null, null, null],
    });
    const row = report.rows.find(({ id }) => id === small.workplaceId);
    expect(row?.measure).toMatchObject({ members: null, density: null, gap: null, eligible: 10 });
    const map = await getWorkplaceMap(observer, { workplaceId: small.workplaceId, on });
    expect(map.cells.map(({ measure }) => measure.members)).toEqual([null]);
  });
});
