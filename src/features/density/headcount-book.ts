import type { HeadcountRecord, Node } from "@/features/workplaces/headcounts.queries";
import type { Day } from "@/lib/dates";
import { groupedBy } from "@/lib/grouped-by";

export type Layout = { departmentIds: readonly string[]; shiftIds: readonly string[] };

export const layoutOf = (workplace: { departments: { id: string }[]; shifts: { id: string }[] }): Layout => ({
  departmentIds: workplace.departments.map(({ id }) => id),
  shiftIds: workplace.shifts.map(({ id }) => id),
});

export type Headcount = {
  eligible: number;
  /** Of a sum: the oldest of its parts. */
  countedOn: Day;
  /** null when its parts come from different sources. */
  source: HeadcountRecord["source"] | null;
  /** 1 for a record of the node itself. */
  parts: number;
};

export type HeadcountBook = ReadonlyMap<string, readonly HeadcountRecord[]>;

const whole: Node = { departmentId: null, shiftId: null };
const keyOf = ({ departmentId, shiftId }: Node) => `${departmentId ?? ""}/${shiftId ?? ""}`;

/** `records` of one workplace, latest first. */
export function bookOf(records: readonly HeadcountRecord[]): HeadcountBook {
  return groupedBy(records, keyOf);
}

/** By workplace id; `records` latest first. */
export function booksOf(
  records: readonly (HeadcountRecord & { workplaceId: string })[],
): Map<string, HeadcountBook> {
  const byWorkplace = groupedBy(records, ({ workplaceId }) => workplaceId);
  return new Map([...byWorkplace].map(([id, own]) => [id, bookOf(own)]));
}

/** H(t): the node's latest record at or before the day; else the sum of its children if all have one; else null. */
export function headcountOn(
  book: HeadcountBook,
  { layout, node = whole, on }: { layout: Layout; node?: Node; on: Day },
): Headcount | null {
  const own = book.get(keyOf(node))?.find((record) => record.countedOn <= on);
  if (own) return { eligible: own.eligible, countedOn: own.countedOn, source: own.source, parts: 1 };
  for (const children of childrenOf(node, layout)) {
    const sum = added(children.map((child) => headcountOn(book, { layout, node: child, on })));
    if (sum) return sum;
  }
  return null;
}

/** Departments or shifts: the first division that is wholly known counts. */
function childrenOf({ departmentId, shiftId }: Node, { departmentIds, shiftIds }: Layout): Node[][] {
  if (departmentId && shiftId) return [];
  if (departmentId) return [shiftIds.map((id) => ({ departmentId, shiftId: id }))];
  if (shiftId) return [departmentIds.map((id) => ({ departmentId: id, shiftId }))];
  return [
    departmentIds.map((id) => ({ departmentId: id, shiftId: null })),
    shiftIds.map((id) => ({ departmentId: null, shiftId: id })),
  ];
}

export function added(all: readonly (Headcount | null)[]): Headcount | null {
  const known = all.filter((each) => each !== null);
  const first = known[0];
  if (!first || known.length < all.length) return null;
  return known.slice(1).reduce(
    (sum, each) => ({
      eligible: sum.eligible + each.eligible,
      countedOn: earlier(each.countedOn, sum.countedOn),
      source: each.source === sum.source ? sum.source : null,
      parts: sum.parts + each.parts,
    }),
    first,
  );
}

const earlier = (one: Day, other: Day): Day => [one, other].sort()[0] ?? one;

export const staleAfterDays = 90;
