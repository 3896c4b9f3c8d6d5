import type { Day } from "@/lib/dates";

export type Span = { from: Day; until: Day | null };

/**
 * The first day of the present membership. A category that changed on a day, or a return on the day of leaving, leaves no gap: it is one
 * membership. null without an open one.
 */
export function sinceOf(spans: readonly Span[]): Day | null {
  let since = spans.find(({ until }) => until === null)?.from ?? null;
  const ended = spans.filter(({ from, until }) => until !== null && until > from);
  while (since) {
    const earlier = ended.find(({ until }) => until === since);
    if (!earlier) break;
    since = earlier.from;
  }
  return since;
}
