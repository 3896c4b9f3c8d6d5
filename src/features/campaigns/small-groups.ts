/** The smallest group that somebody who sees only aggregates is shown. */
const smallestGroup = 5;

/**
 * Hides groups of one to four people (null), and the smallest other group when only one was hidden, since the total
 * would give it away.
 */
export function hideSmallGroups(counts: readonly number[]): (number | null)[] {
  const hidden = counts.map((count) => count > 0 && count < smallestGroup);
  if (hidden.filter(Boolean).length === 1) {
    const rest = counts
      .map((count, at) => ({ count, at }))
      .filter(({ count, at }) => count > 0 && !hidden[at]);
    const next = rest.sort((a, b) => a.count - b.count)[0];
    if (next) hidden[next.at] = true;
  }
  return counts.map((count, at) => (hidden[at] ? null : count));
}

/** A share, or null where the whole is unknown or empty. */
export const share = (part: number, whole: number | null): number | null => (whole ? part / whole : null);
