/** A supporter without an act for so many days is stale. */
export const staleAfterDays = 60;

export function isStale(level: number | null, assessedAt: Date | null, now: Date): boolean {
  return (
    level === 2 && assessedAt !== null && now.getTime() - assessedAt.getTime() > staleAfterDays * 86_400_000
  );
}
