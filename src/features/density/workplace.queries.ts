import { headcountsUpTo } from "@/features/workplaces/headcounts.queries";
import type { Workplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { type Cell, cellsOn } from "./cells.queries";
import { sumCounts, trendDays, trendOf } from "./density";
import { booksOf, type HeadcountBook, headcountOn, layoutOf } from "./headcount-book";
import { memberFlow, memberSeries } from "./spans.queries";
import { type Figures, wholeHeadcount } from "./turf.queries";

type Asked = { on: Day; workplace: Workplace };

/** One workplace by department. */
export async function figuresOfWorkplace(tx: Tx, ctx: Context, { on, workplace }: Asked): Promise<Figures> {
  const workplaceIds = [workplace.id];
  const books = booksOf(await headcountsUpTo(tx, ctx, { on, workplaceIds }));
  const cells = await cellsOn(tx, ctx, { on, workplaceId: workplace.id });
  const parts = departmentsOf(workplace, { cells, book: books.get(workplace.id) ?? new Map(), on });
  const identified = parts.filter(({ id }) => id !== null);
  const days = trendDays(on);
  const series = await memberSeries(tx, ctx, { workplaceIds, days });
  return {
    ...{ parts, next: null },
    whole: { counts: sumCounts(cells), headcount: wholeHeadcount(workplace, books, on) },
    covered: { known: parts.filter(({ headcount }) => headcount).length, all: identified.length },
    uncounted: 0,
    flow: await memberFlow(tx, ctx, { on, workplaceIds }),
    trend: trendOf(
      [
        {
          membersOn: (day) => series.get(workplace.id)?.get(day) ?? 0,
          headcountOn: (day) => wholeHeadcount(workplace, books, day),
        },
      ],
      days,
    ),
  };
}

type Loaded = { cells: readonly Cell[]; book: HeadcountBook; on: Day };

function departmentsOf(workplace: Workplace, { cells, book, on }: Loaded): Figures["parts"] {
  const byDepartment = groupedBy(cells, (cell) => cell.departmentId);
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
