/** The smallest group that is shown to roles that see only aggregates. */
const smallestGroup = 5;

const isSmall = (count: number) => count > 0 && count < smallestGroup;

/** A count by itself, or a total; null when it is of one to four people. */
export const hideSmall = (count: number): number | null => (isSmall(count) ? null : count);

/**
 * Hides groups of one to four people (null), and then the smallest others until what is hidden is no small group together, which
 * the total would give away.
 */
export function hideSmallGroups(counts: readonly number[]): (number | null)[] {
  const hidden = new Set([...counts.keys()].filter((at) => isSmall(counts[at] ?? 0)));
  const rest = [...counts.keys()]
    .filter((at) => !hidden.has(at) && (counts[at] ?? 0) > 0)
    .sort((one, other) => (counts[one] ?? 0) - (counts[other] ?? 0));
  const sum = () => [...hidden].reduce((total, at) => total + (counts[at] ?? 0), 0);
  for (const at of rest) if (isSmall(sum())) hidden.add(at);
  return counts.map((count, at) => (hidden.has(at) ? null : count));
}

/** null where the whole is unknown or empty. */
export const share = (part: number, whole: number | null): number | null => (whole ? part / whole : null);
