import { type Comparable, judge, type PairReason } from "../evidence/rules";

export type AlikeReason = PairReason | "same_place";
export type Alike = { certain: boolean; score: number; reasons: AlikeReason[] };

const placeScore = 6;

/** Whether two people may be one, by what they say and by where they work; null when nothing says so, or something says no. */
export function alike(a: Comparable, b: Comparable, { samePlace }: { samePlace: boolean }): Alike | null {
  const { confidence, score, reasons, likeness } = judge(a, b);
  if (confidence === "certain" || confidence === "probable")
    return { certain: confidence === "certain", score, reasons };
  if (samePlace && likeness === "same" && nothingTellsApart(a, b))
    return { certain: false, score: placeScore, reasons: ["same_name", "same_place"] };
  return null;
}

/** Namesakes at one place are common: only where no number and no day tells the two apart is it worth a question. */
function nothingTellsApart(
  { person: a, phones }: Comparable,
  { person: b, phones: others }: Comparable,
): boolean {
  const told = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  return (
    !(phones.size > 0 && others.size > 0) &&
    !told(a.job.employeeNumber, b.job.employeeNumber) &&
    !told(a.nationalId, b.nationalId) &&
    !told(a.birthDate, b.birthDate) &&
    !told(a.membership.cardNumber, b.membership.cardNumber)
  );
}
