import { headcountsUpTo } from "@/features/workplaces/headcounts.queries";
import { type Workplace, workplacesOn } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { type Counts, sumCounts, type TrendPoint, total, trendDays, trendOf } from "./density";
import { booksOf, type Headcount, type HeadcountBook, headcountOn, layoutOf } from "./headcount-book";
import { type PlaceOrder, placesOn } from "./ranked-places.queries";
import { type Flow, type FlowWindow, memberFlow, memberFlowOfKnown, memberSeries } from "./spans.queries";
import { placeCounts } from "./tallies.queries";
import { trendOfPlaces } from "./trend.queries";

export type Figures = {
  parts: { id: string | null; name: string; counts: Counts; headcount: Headcount | null }[];
  next: string | null;
  whole: { counts: Counts; headcount: Headcount | null };
  covered: { known: number; all: number };
  /** Members at workplaces without a headcount. */
  uncounted: number;
  flow: Record<FlowWindow, Flow>;
  trend: TrendPoint[];
};

type Asked = {
  on: Day;
  headline: Parameters<typeof placesOn>[2]["headline"];
  exact: boolean;
  order: PlaceOrder;
  after?: string | undefined;
};

export async function figuresOfTurf(tx: Tx, ctx: Context, asked: Asked): Promise<Figures> {
  if (!ctx.turf.whole && ctx.turf.departments.length > 0) return figuresOfParts(tx, ctx, asked.on);
  const { places, next, total: whole, covered, uncounted } = await placesOn(tx, ctx, asked);
  const { on } = asked;
  return {
    ...{ parts: places, next, whole, covered, uncounted },
    flow: await memberFlowOfKnown(tx, ctx, { on }),
    trend: await trendOfPlaces(tx, ctx, { on, days: trendDays(on) }),
  };
}

/** Of a turf with departments in it: few places, and of some only a part. */
async function figuresOfParts(tx: Tx, ctx: Context, on: Day): Promise<Figures> {
  const workplaces = await workplacesOn(tx, ctx, { on });
  const books = booksOf(await headcountsUpTo(tx, ctx, { on }));
  const counts = await placeCounts(tx, ctx, { on });
  const headcountOf = (workplace: Workplace, day: Day) => wholeHeadcount(workplace, books, day);
  const parts = workplaces.map((each) => ({
    ...{ id: each.id, name: each.name, headcount: headcountOf(each, on) },
    counts: counts.get(each.id) ?? sumCounts([]),
  }));
  const known = parts.filter(({ headcount }) => headcount);
  const days = trendDays(on);
  const series = await memberSeries(tx, ctx, { workplaceIds: workplaces.map(({ id }) => id), days });
  return {
    ...{ parts, next: null, whole: total(parts), covered: { known: known.length, all: parts.length } },
    uncounted: parts.reduce((sum, each) => (each.headcount ? sum : sum + each.counts.members), 0),
    flow: await memberFlow(tx, ctx, { on, workplaceIds: known.map(({ id }) => id) }),
    trend: trendOf(
      workplaces.map((each) => ({
        membersOn: (day: Day) => series.get(each.id)?.get(day) ?? 0,
        headcountOn: (day: Day) => headcountOf(each, day),
      })),
      days,
    ),
  };
}

export const wholeHeadcount = (workplace: Workplace, books: ReadonlyMap<string, HeadcountBook>, on: Day) =>
  headcountOn(books.get(workplace.id) ?? new Map(), { layout: layoutOf(workplace), on });
