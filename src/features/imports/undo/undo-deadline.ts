export const undoDays = 30;

/** Until when a finished import can be taken back; null when it can't any more. */
export function undoDeadline(finishedAt: Date | null, now: Date = new Date()): Date | null {
  if (!finishedAt) return null;
  const deadline = new Date(finishedAt.getTime() + undoDays * 86_400_000);
  return deadline > now ? deadline : null;
}
