import type { Context } from "@/lib/context";
import { type Day, nextDayAt, plusDays, today } from "@/lib/dates";

export type FollowUpDays = { today: Day; tomorrow: Day; nextShift: Day | null; inAWeek: Day };

export function followUpDays(
  ctx: Pick<Context, "timeZone">,
  shiftStartsAt: string | null,
  now: Date = new Date(),
): FollowUpDays {
  const first = today(ctx, now);
  return {
    today: first,
    tomorrow: plusDays(first, 1),
    nextShift: nextDayAt(ctx, shiftStartsAt, now),
    inAWeek: plusDays(first, 7),
  };
}
