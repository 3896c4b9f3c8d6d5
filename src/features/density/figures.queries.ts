import { listThresholds, type Threshold } from "@/features/thresholds/queries";
import { headcountsUpTo } from "@/features/workplaces/headcounts.queries";
import { type Workplace, workplacesOf } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Counts, coarse, type Measure, measure, sumCounts, total } from "./density";
import { booksOf, type Headcount, headcountOn, layoutOf } from "./headcount-book";
import { density } from "./policy";
import { placeCounts } from "./tallies.queries";

type Line = Pick<Threshold, "rule" | "value">;
type PlaceFigures = { id: string; name: string; counts: Counts; headcount: Headcount | null };

export type DensityOf = {
  total: Measure;
  covered: { known: number; all: number };
  workplaces: { id: string; name: string; measure: Measure }[];
};

/**
 * Density of some workplaces (of one employer, of one page) on a day, each and together, from the tallies; what is outside the turf is
 * left out. The gap is reckoned to `line`, or to the headline threshold of the day.
 */
export async function getDensityOf(
  ctx: Context,
  { on, workplaceIds, line }: { on: Day; workplaceIds: readonly string[]; line?: Line | null | undefined },
): Promise<DensityOf> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const to = line === undefined ? await headlineOn(ctx, on) : line;
    const show = (exact: Measure) => (can(ctx, density.people) ? exact : coarse(exact, to));
    const places = await figuresOf(tx, ctx, { on, workplaceIds });
    const sum = total(places);
    return {
      total: show(measure(sum.counts, sum.headcount, to)),
      covered: { known: places.filter(({ headcount }) => headcount).length, all: places.length },
      workplaces: places.map(({ id, name, counts, headcount }) => ({
        ...{ id, name, measure: show(measure(counts, headcount, to)) },
      })),
    };
  });
}

async function headlineOn(ctx: Context, on: Day): Promise<Threshold | null> {
  return (await listThresholds(ctx, { on })).find((each) => each.headline) ?? null;
}

/** Exact, for whoever tells them in tens where they must be. */
async function figuresOf(
  tx: Tx,
  ctx: Context,
  { on, workplaceIds }: { on: Day; workplaceIds: readonly string[] },
): Promise<PlaceFigures[]> {
  const workplaces = await workplacesOf(tx, ctx, workplaceIds);
  const counts = await placeCounts(tx, ctx, { on, workplaceIds });
  const books = booksOf(await headcountsUpTo(tx, ctx, { on, workplaceIds }));
  return workplaces.map((each: Workplace) => ({
    id: each.id,
    name: each.name,
    counts: counts.get(each.id) ?? sumCounts([]),
    headcount: headcountOn(books.get(each.id) ?? new Map(), { layout: layoutOf(each), on }),
  }));
}
