/** Why a person said that two contacts are two. */
const distinctionReasons = ["different", "same_phone"] as const;
export type DistinctionReason = (typeof distinctionReasons)[number];

export type DistinctPair = { one: string; other: string; why: DistinctionReason };

/** Each pair once, the lower id first as the table has it; nobody is distinct from herself. */
export function orderedPairs(
  pairs: readonly DistinctPair[],
): { a: string; b: string; why: DistinctionReason }[] {
  const ordered = new Map<string, { a: string; b: string; why: DistinctionReason }>();
  for (const { one, other, why } of pairs) {
    const [a, b] = one.toLowerCase() < other.toLowerCase() ? [one, other] : [other, one];
    if (a !== b) ordered.set(`${a} ${b}`, { a, b, why });
  }
  return [...ordered.values()];
}
