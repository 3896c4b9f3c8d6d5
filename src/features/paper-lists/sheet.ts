import { type Outcome, outcomes } from "@/features/conversations/vocabulary.schema";

/** A limit to what a lost list tells. */
export const mostRows = 300;

export const reopenedDays = 7;

export type SheetState = "open" | "closed" | "expired";

/** Days are YYYY-MM-DD; a list is valid through its last day. */
export function stateOf(sheet: { closed: boolean; expiresOn: string }, today: string): SheetState {
  if (sheet.closed) return "closed";
  return sheet.expiresOn < today ? "expired" : "open";
}

/** "Hj. Siti Rahmawati Putri" → "Hj. Siti R. P.". */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words.findIndex((word) => !word.endsWith("."));
  const kept = words.slice(0, Math.max(first, 0) + 1);
  const rest = words.slice(kept.length).flatMap((word) => [...word].slice(0, 1));
  return [...kept, ...rest.map((letter) => `${letter.toUpperCase()}.`)].join(" ");
}

/** Shortened, but whole where two of the same list would look alike. */
export function printedNames(names: readonly string[], full: boolean): string[] {
  if (full) return [...names];
  const short = names.map(shortName);
  const often = new Map<string, number>();
  for (const name of short) often.set(name, (often.get(name) ?? 0) + 1);
  return names.map((name, at) => ((often.get(short[at] ?? "") ?? 0) > 1 ? name : (short[at] ?? name)));
}

/** "Wrong number" is found by calling; every box less is room to write. */
export const printedOutcomes = (phones: boolean): Outcome[] =>
  outcomes.filter((outcome) => phones || outcome !== "wrong_number");
