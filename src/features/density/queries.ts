import type { Threshold } from "@/features/thresholds/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { headcountsUpTo } from "@/features/workplaces/headcounts.queries";
import { getWorkplace, type Workplace, workplacesOn } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { authorize, can } from "@/lib/policy";
import { told } from "@/lib/small-groups";
import { type Cell, cellsOn } from "./cells.queries";
import {
  type Counts,
  coarse,
  coarseTrend,
  type Eta,
  etaOf,
  type Measure,
  measure,
  sumCounts,
  type TrendPoint,
  total,
  trendDays,
  trendOf,
  worstFirst,
} from "./density";
import { booksOf, type HeadcountBook, headcountOn, layoutOf } from "./headcount-book";
import { density } from "./policy";
import { type Flow, type FlowWindow, memberFlow, memberSeries } from "./spans.queries";
import { placeCounts } from "./tallies.queries";

export type DensityRow = { id: string | null; name: string; measure: Measure };

export type DensityReport = {
  on: Day;
  workplace: Workplace | null;
  thresholds: Threshold[];
  headline: Threshold | null;
  total: Measure;
  covered: { known: number; all: number };
  /** Workplaces, or the departments of one; largest gap first. */
  rows: DensityRow[];
  /** Without a headcount: never averaged in. */
  unknown: DensityRow[];
  flow: Record<FlowWindow, { joined: number | null; left: number | null; net: number | null }>;
  eta: Eta | null;
  trend: TrendPoint[];
};

type Loaded = {
  workplaces: Workplace[];
  counts: ReadonlyMap<string, Counts>;
  cells: Cell[];
  books: Map<string, HeadcountBook>;
  headline: Threshold | null;
};

/** Density of the whole turf, or of one workplace by department, on any day. */
export async function getDensity(
  ctx: Context,
  { on, workplaceId }: { on: Day; workplaceId?: string | undefined },
): Promise<DensityReport> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const workplace = workplaceId ? await getWorkplace(ctx, workplaceId) : null;
    const thresholds = await listThresholds(ctx, { on });
    const headline = thresholds.find((each) => each.headline) ?? null;
    const loaded = { ...(await load(tx, ctx, { on, workplace })), headline };
    const parts = workplace ? departmentsOf(workplace, loaded, on) : workplacesIn(loaded, on);
    const whole = workplace ? wholeOf(workplace, loaded, on) : total(parts);
    const movement = await movementOf(tx, ctx, { ...loaded, on, workplace });
    const sum = measure(whole.counts, whole.headcount, headline);
    return report(ctx, { on, workplace, thresholds, headline, parts, sum, movement });
  });
}

async function load(tx: Tx, ctx: Context, { on, workplace }: { on: Day; workplace: Workplace | null }) {
  if (workplace) {
    const at = { on, workplaceId: workplace.id };
    const books = booksOf(await headcountsUpTo(tx, ctx, { on, workplaceIds: [workplace.id] }));
    const counts: ReadonlyMap<string, Counts> = new Map();
    return { workplaces: [workplace], counts, cells: await cellsOn(tx, ctx, at), books };
  }
  const workplaces = await workplacesOn(tx, ctx, { on });
  const books = booksOf(await headcountsUpTo(tx, ctx, { on }));
  return { workplaces, counts: await placeCounts(tx, ctx, { on }), cells: [], books };
}

type Part = { id: string | null; name: string; counts: Counts; headcount: ReturnType<typeof headcountOn> };

function workplacesIn({ workplaces, counts, books }: Loaded, on: Day): Part[] {
  return workplaces.map((each) => ({
    id: each.id,
    name: each.name,
    counts: counts.get(each.id) ?? sumCounts([]),
    headcount: headcountOn(books.get(each.id) ?? new Map(), { layout: layoutOf(each), on }),
  }));
}

function wholeOf(workplace: Workplace, { cells, books }: Loaded, on: Day) {
  const book = books.get(workplace.id) ?? new Map();
  return { counts: sumCounts(cells), headcount: headcountOn(book, { layout: layoutOf(workplace), on }) };
}

function departmentsOf(workplace: Workplace, { cells, books }: Loaded, on: Day): Part[] {
  const byDepartment = groupedBy(cells, (cell) => cell.departmentId);
  const book = books.get(workplace.id) ?? new Map();
  const layout = layoutOf(workplace);
  const named = workplace.departments.map(({ id, name }) => ({
    id,
    name,
    counts: sumCounts(byDepartment.get(id) ?? []),
    headcount: headcountOn(book, { layout, node: { departmentId: id, shiftId: null }, on }),
  }));
  const loose = byDepartment.get(null);
  return loose ? [...named, { id: null, name: "", counts: sumCounts(loose), headcount: null }] : named;
}

type Movement = { flow: Record<FlowWindow, Flow>; trend: TrendPoint[] };

async function movementOf(
  tx: Tx,
  ctx: Context,
  { workplaces, books, on, workplace }: Loaded & { on: Day; workplace: Workplace | null },
): Promise<Movement> {
  const days = trendDays(on);
  const workplaceIds = workplaces.map(({ id }) => id);
  const series = await memberSeries(tx, ctx, { workplaceIds, days });
  const counted = workplaces.filter((each) => workplace || headcountOf(books, each, on));
  const flow = await memberFlow(tx, ctx, { workplaceIds: counted.map(({ id }) => id), on });
  const trend = trendOf(
    workplaces.map((each) => ({
      membersOn: (day: Day) => series.get(each.id)?.get(day) ?? 0,
      headcountOn: (day: Day) => headcountOf(books, each, day),
    })),
    days,
  );
  return { flow, trend };
}

const headcountOf = (books: Map<string, HeadcountBook>, workplace: Workplace, on: Day) =>
  headcountOn(books.get(workplace.id) ?? new Map(), { layout: layoutOf(workplace), on });

type Draft = Pick<DensityReport, "on" | "workplace" | "thresholds" | "headline"> & {
  parts: Part[];
  sum: Measure;
  movement: Movement;
};

function report(ctx: Context, { parts, sum, movement, ...rest }: Draft): DensityReport {
  const exact = can(ctx, density.people);
  const show = (each: Measure) => (exact ? each : coarse(each, rest.headline));
  const { trend } = movement;
  const flowIn = (days: FlowWindow) => (exact ? movement.flow[days] : coarseFlow(movement.flow[days]));
  const flow = { 30: flowIn(30), 56: flowIn(56), 90: flowIn(90) };
  const whole = show(sum);
  const measured = parts.map(({ id, name, counts, headcount }) => ({
    id,
    name,
    measure: measure(counts, headcount, rest.headline),
  }));
  const reveal = (row: DensityRow) => ({ ...row, measure: show(row.measure) });
  const known = measured.filter((row) => row.measure.headcount !== null);
  const identified = parts.filter(({ id }) => id !== null);
  return {
    ...rest,
    total: whole,
    covered: { known: known.length, all: identified.length },
    rows: worstFirst(known.map(reveal)),
    unknown: measured.filter((row) => row.measure.headcount === null).map(reveal),
    flow,
    eta: etaOf({ gap: whole.gap, net: flow[56].net ?? 0, on: rest.on }),
    trend: exact ? trend : coarseTrend(trend),
  };
}

function coarseFlow(exact: Flow): DensityReport["flow"][FlowWindow] {
  const [joined, left] = [told(exact.joined), told(exact.left)];
  return { joined, left, net: joined === null || left === null ? null : joined - left };
}
