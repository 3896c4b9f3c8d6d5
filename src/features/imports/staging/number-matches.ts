import { contradictionsOf, judge } from "@/features/matching/compare";
import { type AskReason, type Beside, type Possible, standingAs } from "./candidates";
import type { Candidate } from "./choose-matches";

/** Numbers that are one person's, until they are given to another. */
export const numberKinds = [
  "serikat_id",
  "national_id",
  "card_number",
  "employee_number",
  "external_id",
] as const;

/** A row beside a contact with the same number, whose names differ or something else does. */
export type Numbered = Beside & { kinds: readonly string[]; score: number };

/** Who the rows are for sure, and about whom somebody must be asked. */
export type Found = { sure: Candidate[]; doubtful: Possible[] };

const ownReasons: Partial<Record<string, AskReason>> = {
  remembered: "remembered",
  serikat_id: "same_serikat_id",
  external_id: "same_external_id",
};

/** What speaks for a row that was taken for a contact: her numbers, and what the matcher of rows finds. */
export function reasonsOf({
  kinds,
  staged,
  standing,
}: Pick<Numbered, "kinds" | "staged" | "standing">): AskReason[] {
  const { reasons } = judge(standingAs(staged), standingAs(standing));
  return [...kinds.flatMap((kind) => ownReasons[kind] ?? []), ...reasons];
}

/** Numbers are given out again, typed wrong and sorted into other rows: one alone makes nobody the same. */
export function weighNumbers(pairs: readonly Numbered[]): Found {
  const found: Found = { sure: [], doubtful: [] };
  for (const { row, id, kinds, score, staged, standing } of pairs) {
    const [a, b] = [standingAs(staged), standingAs(standing)];
    const verdict = judge(a, b);
    const against = contradictionsOf(a, b, verdict.likeness);
    const isNamed = !against.includes("other_name");
    const certain =
      verdict.confidence === "certain" ||
      (isNamed && kinds.includes("serikat_id")) ||
      (against.length === 0 && verdict.likeness !== "part" && kinds.includes("external_id"));
    if (certain) found.sure.push({ row, id, score });
    else {
      const own = kinds.flatMap((kind) => ownReasons[kind] ?? []);
      const reasons = [...own, ...verdict.reasons, ...against];
      found.doubtful.push({ row, id, score: verdict.score, reasons, certain: false });
    }
  }
  return found;
}
