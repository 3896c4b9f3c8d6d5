import type { Threshold } from "@/features/thresholds/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { getWorkplace, type Workplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { told } from "@/lib/small-groups";
import {
  type Count,
  coarse,
  coarseTrend,
  type Measure,
  measure,
  type TrendPoint,
  worstFirst,
} from "./density";
import { type Eta, etaOf } from "./pace";
import { density } from "./policy";
import type { PlaceOrder } from "./ranked-places.queries";
import type { Flow, FlowWindow } from "./spans.queries";
import { type Figures, figuresOfTurf } from "./turf.queries";
import { figuresOfWorkplace } from "./workplace.queries";

export type DensityRow = { id: string | null; name: string; measure: Measure };

export type DensityReport = {
  on: Day;
  workplace: Workplace | null;
  thresholds: Threshold[];
  headline: Threshold | null;
  total: Measure;
  covered: { known: number; all: number };
  /** A page of the workplaces, or the departments of one; largest gap first. */
  rows: DensityRow[];
  /** Without a headcount: never averaged in. */
  unknown: DensityRow[];
  /** Members at workplaces without a headcount. */
  uncounted: Count;
  /** `after` of the next page of workplaces. */
  next: string | null;
  flow: Record<FlowWindow, { joined: number | null; left: number | null; net: number | null }>;
  eta: Eta | null;
  trend: TrendPoint[];
};

type Asked = {
  on: Day;
  workplaceId?: string | undefined;
  order?: PlaceOrder | undefined;
  after?: string | undefined;
};

/** Density of the whole turf by workplace, a page at a time, or of one workplace by department, on any day. */
export async function getDensity(
  ctx: Context,
  { on, workplaceId, order = "gap", after }: Asked,
): Promise<DensityReport> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const workplace = workplaceId ? await getWorkplace(ctx, workplaceId) : null;
    const thresholds = await listThresholds(ctx, { on });
    const headline = thresholds.find((each) => each.headline) ?? null;
    const exact = can(ctx, density.people);
    const figures = workplace
      ? await figuresOfWorkplace(tx, ctx, { on, workplace })
      : await figuresOfTurf(tx, ctx, { on, headline, exact, order, after });
    return report(ctx, { on, workplace, thresholds, headline, order, figures });
  });
}

type Draft = Pick<DensityReport, "on" | "workplace" | "thresholds" | "headline"> & {
  order: PlaceOrder;
  figures: Figures;
};

function report(ctx: Context, { figures, order, ...rest }: Draft): DensityReport {
  const exact = can(ctx, density.people);
  const show = (each: Measure) => (exact ? each : coarse(each, rest.headline));
  const { trend, whole, parts, covered, next } = figures;
  const flowIn = (days: FlowWindow) => (exact ? figures.flow[days] : coarseFlow(figures.flow[days]));
  const flow = { 30: flowIn(30), 56: flowIn(56), 90: flowIn(90) };
  const total = show(measure(whole.counts, whole.headcount, rest.headline));
  const measured = parts.map(({ id, name, counts, headcount }) => ({
    id,
    name,
    measure: show(measure(counts, headcount, rest.headline)),
  }));
  const known = measured.filter((row) => row.measure.headcount !== null);
  return {
    ...rest,
    total,
    covered,
    rows: order === "gap" ? worstFirst(known) : known,
    unknown: measured.filter((row) => row.measure.headcount === null),
    uncounted: exact ? figures.uncounted : told(figures.uncounted),
    next,
    flow,
    eta: etaOf({ gap: total.gap, net: flow[56].net ?? 0, on: rest.on }),
    trend: exact ? trend : coarseTrend(trend),
  };
}

function coarseFlow(exact: Flow): DensityReport["flow"][FlowWindow] {
  const [joined, left] = [told(exact.joined), told(exact.left)];
  return { joined, left, net: joined === null || left === null ? null : joined - left };
}
