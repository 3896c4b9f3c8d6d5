import { headcountsUpTo, type Node } from "@/features/workplaces/headcounts.queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { added, booksOf, type Headcount, headcountOn, type Layout, layoutOf } from "./headcount-book";

export type EligiblePlace = { workplaceId: string; departmentId: string | null; shiftId: string | null };

export type Eligible = {
  /** Of all places together; null where one is not known. */
  total: number | null;
  /** The departments that the places consist of. */
  departments: { workplaceId: string; departmentId: string; eligible: number | null }[];
};

/** E of a set of places on a day. A place that lies within another counts once; where two overlap in part, nobody knows. */
export async function eligibleOn(
  tx: Tx,
  ctx: Context,
  { on, places }: { on: Day; places: readonly EligiblePlace[] },
): Promise<Eligible> {
  const ids = [...new Set(places.map(({ workplaceId }) => workplaceId))];
  const part = { select: { id: true } };
  const workplaces = await tx.workplace.findMany({
    where: { unionId: ctx.unionId, id: { in: ids } },
    select: { id: true, departments: part, shifts: part },
  });
  const books = booksOf(await headcountsUpTo(tx, ctx, { on, workplaceIds: ids }));
  const counts: (Headcount | null)[] = [];
  const departments: Eligible["departments"] = [];
  for (const workplace of workplaces) {
    const [own, layout] = [widest(places, workplace.id), layoutOf(workplace)];
    const book = books.get(workplace.id);
    const of = (node: Node) => (book ? headcountOn(book, { layout, node, on }) : null);
    const isUnclear = own.some((one) => own.some((other) => overlap(one, other)));
    counts.push(...(isUnclear ? [null] : own.map(of)));
    for (const departmentId of departmentsOf(own, layout)) {
      const eligible = of({ departmentId, shiftId: null })?.eligible ?? null;
      departments.push({ workplaceId: workplace.id, departmentId, eligible });
    }
  }
  return { total: added(counts)?.eligible ?? null, departments };
}

function departmentsOf(own: readonly EligiblePlace[], layout: Layout): readonly string[] {
  if (own.some(({ departmentId, shiftId }) => !departmentId && !shiftId)) return layout.departmentIds;
  return own.flatMap(({ departmentId, shiftId }) => (departmentId && !shiftId ? [departmentId] : []));
}

/** Without those that lie within another of them. */
function widest(places: readonly EligiblePlace[], workplaceId: string): EligiblePlace[] {
  const own = places.filter((place) => place.workplaceId === workplaceId);
  const within = (one: EligiblePlace, other: EligiblePlace) =>
    one !== other &&
    (other.departmentId === null || other.departmentId === one.departmentId) &&
    (other.shiftId === null || other.shiftId === one.shiftId);
  return own.filter((one) => !own.some((other) => within(one, other)));
}

/** A department and a shift share people that no headcount tells apart. */
function overlap(one: EligiblePlace, other: EligiblePlace): boolean {
  const shared = (mine: string | null, theirs: string | null) => !mine || !theirs || mine === theirs;
  return one !== other && shared(one.departmentId, other.departmentId) && shared(one.shiftId, other.shiftId);
}
