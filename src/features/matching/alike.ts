import { type Comparable, isContradicted, judge, type PairReason } from "./compare";

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
function nothingTellsApart(a: Comparable, b: Comparable): boolean {
  const told = (one: string | null, other: string | null) => one !== null && other !== null && one !== other;
  return (
    !(a.phones.size > 0 && b.phones.size > 0) &&
    !isContradicted(a, b) &&
    !told(a.person.nationalId, b.person.nationalId) &&
    !told(a.person.job.employeeNumber, b.person.job.employeeNumber) &&
    !told(a.person.membership.cardNumber, b.person.membership.cardNumber)
  );
}
