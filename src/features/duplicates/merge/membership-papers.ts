import { type Change, maybe, type Row, text, update } from "./tables";

/** One application at a time is open: of two the earlier one, and the other is withdrawn today. */
export function mergeApplications(
  rows: readonly Row[],
  { survivorId, today }: { survivorId: string; today: string },
): Change[] {
  const [, ...later] = rows
    .filter((row) => row.state === "open")
    .toSorted(
      (a, b) =>
        compare(text(a, "applied_on"), text(b, "applied_on")) || compare(text(a, "id"), text(b, "id")),
    );
  return endedFirst(rows, later).flatMap((row) =>
    update("membership_application", row, {
      contact_id: survivorId,
      ...(later.includes(row)
        ? { state: "withdrawn", decided_on: latest(today, text(row, "applied_on")) }
        : {}),
    }),
  );
}

/** Of several cards the latest counts: it replaces each that was valid too, from the day it was issued. */
export function mergeCards(rows: readonly Row[], survivorId: string): Change[] {
  const [kept, ...earlier] = rows
    .filter((row) => maybe(row, "ended_on") === null)
    .toSorted(
      (a, b) => compare(text(b, "issued_on"), text(a, "issued_on")) || compare(text(b, "id"), text(a, "id")),
    );
  const replaced = (row: Row): Row =>
    kept && earlier.includes(row) ? { ended_on: text(kept, "issued_on"), ending: "replaced" } : {};
  return endedFirst(rows, earlier).flatMap((row) =>
    update("membership_card", row, { contact_id: survivorId, ...replaced(row) }),
  );
}

/** A contact has one open application and one valid card at any moment, during the merge too. */
const endedFirst = (rows: readonly Row[], ended: readonly Row[]) => [
  ...ended,
  ...rows.filter((row) => !ended.includes(row)),
];
const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const latest = (one: string, other: string) => (one > other ? one : other);
