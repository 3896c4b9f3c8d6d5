import { type Change, equal, maybe, type Row, removal, text, update } from "./tables";

type Jobs = { survivorId: string; goneId: string; wins: "survivor" | "gone"; today: string };

const gaps = [
  "department_id",
  "shift_id",
  "line",
  "title",
  "employee_number",
  "contract_type",
  "contract_ends_on",
  "started_on",
];

/**
 * Two current jobs at one workplace become one: the chosen one, its gaps filled from the other. At two workplaces the other
 * one ends: when the chosen one began, else today.
 */
export function mergeJobs(rows: readonly Row[], { survivorId, goneId, wins, today }: Jobs): Change[] {
  const current = (contactId: string) =>
    rows.find((row) => row.is_current === true && row.contact_id === contactId);
  const [ours, theirs] = [current(survivorId), current(goneId)];
  const moved = rows
    .filter((row) => row !== theirs)
    .flatMap((row) => update("job", row, { contact_id: survivorId }));
  if (!theirs) return moved;
  if (!ours) return [...moved, ...update("job", theirs, { contact_id: survivorId })];
  const [winner, loser] = wins === "survivor" ? [ours, theirs] : [theirs, ours];
  const decided = isOneJob(winner, loser) ? folded(winner, loser) : followed(winner, loser, today);
  const mine = decided.flatMap(({ row, patch }) =>
    patch ? update("job", row, { ...patch, contact_id: survivorId }) : [removal("job", row)],
  );
  return [...moved, ...mine];
}

type Decided = { row: Row; patch: Row | null };

/** Two employee numbers at one workplace are two jobs: the person was hired again. */
function isOneJob(one: Row, other: Row): boolean {
  if (one.workplace_id !== other.workplace_id) return false;
  const numbers = [maybe(one, "employee_number"), maybe(other, "employee_number")];
  return numbers.includes(null) || equal(numbers[0], numbers[1]);
}

function folded(winner: Row, loser: Row): Decided[] {
  const filled = Object.fromEntries(gaps.map((column) => [column, winner[column] ?? loser[column] ?? null]));
  const recorded = [text(winner, "recorded_on"), text(loser, "recorded_on")].toSorted()[0];
  return [
    { row: loser, patch: null },
    { row: winner, patch: { ...filled, recorded_on: recorded } },
  ];
}

function followed(winner: Row, loser: Row, today: string): Decided[] {
  const start = maybe(loser, "started_on") ?? "";
  const next = maybe(winner, "started_on");
  const end = [next !== null && next >= start ? next : today, start].toSorted().at(-1);
  return [
    { row: loser, patch: { is_current: false, ended_on: end, ending: "moved" } },
    { row: winner, patch: {} },
  ];
}
