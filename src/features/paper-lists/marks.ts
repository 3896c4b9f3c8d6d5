// Without a date library and the database: the grid brings only this to the browser.
import {
  type Evidence,
  evidences,
  isBorneOut,
  type Level,
  levels,
  type Outcome,
  outcomes,
  wasReached,
} from "@/features/conversations/vocabulary.schema";

export type Marks = {
  outcome: Outcome | null;
  rating: Level | null;
  evidence: Evidence | null;
  dueOn: string | null;
  note: string | null;
};

export const noMarks: Marks = { outcome: null, rating: null, evidence: null, dueOn: null, note: null };

export type MarkProblem =
  | "evidence"
  | "evidence_of_leader"
  | "outcome"
  | "past"
  | "gone"
  | "others"
  | "refused";

/** What is missing before a row can be saved. An empty row withdraws what was there. */
export function problemOf({ outcome, rating, evidence, dueOn, note }: Marks): MarkProblem | null {
  if (outcome === null) return rating !== null || dueOn !== null || note !== null ? "outcome" : null;
  if (rating === null || isBorneOut(rating, evidence ? [evidence] : [])) return null;
  return rating === 1 ? "evidence_of_leader" : "evidence";
}

/** Not reached: no rating. Neither 1 nor 2: no evidence. */
export function tidied(marks: Marks): Marks {
  const rating = marks.outcome !== null && !wasReached(marks.outcome) ? null : marks.rating;
  const evidence = rating !== null && rating <= 2 ? marks.evidence : null;
  return { ...marks, rating, evidence, note: marks.note?.trim() || null };
}

export const sameMarks = (one: Marks, other: Marks) =>
  one.outcome === other.outcome &&
  one.rating === other.rating &&
  one.evidence === other.evidence &&
  one.dueOn === other.dueOn &&
  one.note === other.note;

export type Letters = { outcomes: Record<Outcome, string>; evidences: Record<Evidence, string> };

/** "T2S": a letter for the result, a digit for the rating, a letter for the evidence, as in the printed boxes. */
export function readMarks(typed: string, letters: Letters): Pick<Marks, "outcome" | "rating" | "evidence"> {
  const text = typed.toUpperCase().replace(/\s/g, "");
  const [, result = "", digit = "", proof = ""] = /^([A-Z]*)([1-5]*)([A-Z]*)/.exec(text) ?? [];
  const rating = levels.find((level) => String(level) === digit.slice(-1)) ?? null;
  const outcome = outcomes.find((each) => letters.outcomes[each] === result.slice(-1)) ?? null;
  const evidence = evidences.find((each) => letters.evidences[each] === proof.slice(-1)) ?? null;
  return { outcome, rating, evidence: rating === null ? null : evidence };
}

export function shownMarks({ outcome, rating, evidence }: Marks, letters: Letters): string {
  return [
    outcome ? letters.outcomes[outcome] : "",
    rating ?? "",
    evidence ? letters.evidences[evidence] : "",
  ].join("");
}
