import type { Threshold } from "@/features/thresholds/queries";
import { listThresholds } from "@/features/thresholds/queries";
import { headcountsUpTo } from "@/features/workplaces/headcounts.queries";
import { getWorkplace, type Workplace } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Cell, cellsOn } from "./cells.queries";
import { coarse, type Measure, measure, sumCounts } from "./density";
import { booksOf, type HeadcountBook, headcountOn, layoutOf } from "./headcount-book";
import { density } from "./policy";

type MapRow = { id: string; name: string; measure: Measure };
export type MapCell = { departmentId: string | null; shiftId: string | null; measure: Measure };
export type WorkplaceMap = {
  workplace: Workplace;
  headline: Threshold | null;
  thresholds: Threshold[];
  total: Measure;
  departments: MapRow[];
  shifts: MapRow[];
  /** Also the empty ones; null for people without either. */
  cells: MapCell[];
};

export async function getWorkplaceMap(
  ctx: Context,
  { workplaceId, on }: { workplaceId: string; on: Day },
): Promise<WorkplaceMap> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const workplace = await getWorkplace(ctx, workplaceId);
    const thresholds = await listThresholds(ctx, { on });
    const headline = thresholds.find((each) => each.headline) ?? null;
    const books = booksOf(await headcountsUpTo(tx, ctx, { on, workplaceIds: [workplaceId] }));
    const cells = await cellsOn(tx, ctx, { on, workplaceId });
    const at = nodeMeasurer(ctx, {
      workplace,
      cells,
      book: books.get(workplaceId) ?? new Map(),
      headline,
      on,
    });
    const loose = { departments: cells.some((c) => !c.departmentId), shifts: cells.some((c) => !c.shiftId) };
    const departmentIds = [
      ...workplace.departments.map(({ id }) => id),
      ...(loose.departments ? [null] : []),
    ];
    const shiftIds = [...workplace.shifts.map(({ id }) => id), ...(loose.shifts ? [null] : [])];
    const row = (part: { id: string; name: string }, node: Partial<MapCell>) => ({
      ...part,
      measure: at(node),
    });
    return {
      workplace,
      headline,
      thresholds,
      total: at({}),
      departments: workplace.departments.map((part) => row(part, { departmentId: part.id })),
      shifts: workplace.shifts.map((part) => row(part, { shiftId: part.id })),
      cells: departmentIds.flatMap((departmentId) =>
        shiftIds.map((shiftId) => ({ departmentId, shiftId, measure: at({ departmentId, shiftId }) })),
      ),
    };
  });
}

type NodeInput = {
  workplace: Workplace;
  cells: Cell[];
  book: HeadcountBook;
  headline: Threshold | null;
  on: Day;
};

/** `null` binds to people without one, undefined binds nothing. */
function nodeMeasurer(ctx: Context, { workplace, cells, book, headline, on }: NodeInput) {
  const layout = layoutOf(workplace);
  return ({ departmentId, shiftId }: { departmentId?: string | null; shiftId?: string | null }): Measure => {
    const some = cells.filter(
      (cell) =>
        (departmentId === undefined || cell.departmentId === departmentId) &&
        (shiftId === undefined || cell.shiftId === shiftId),
    );
    const named = departmentId !== null && shiftId !== null;
    const node = { departmentId: departmentId ?? null, shiftId: shiftId ?? null };
    const headcount = named ? headcountOn(book, { layout, node, on }) : null;
    const exact = measure(sumCounts(some), headcount, headline);
    return can(ctx, density.people) ? exact : coarse(exact, headline);
  };
}
