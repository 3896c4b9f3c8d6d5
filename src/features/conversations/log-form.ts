import { TZDate } from "@date-fns/tz";
import { z } from "zod";
import { actingUserId, type Context } from "@/lib/context";
import { type Day, plusDays, startOfDay, today } from "@/lib/dates";
import { id } from "@/lib/ids";
import { channels } from "./vocabulary";

const contactIds = z
  .string()
  .transform((words) => words.split(",").filter((word) => id.safeParse(word).success))
  .optional()
  .catch(undefined);

/** What an address says about the sheet over its screen: whose, with whom else, from a call or a message, or which entry. */
export const sheetWords = z.object({
  log: id.optional().catch(undefined),
  with: contactIds,
  via: z.enum(channels).optional().catch(undefined),
  edit: id.optional().catch(undefined),
});
export type SheetWords = z.output<typeof sheetWords>;

/** Whose drafts are kept in this browser. */
export const writerOf = (ctx: Context): string => actingUserId(ctx) ?? "";

/** The days that the sheet offers for a follow-up, in the union's zone. */
export type FollowUpDays = { today: Day; tomorrow: Day; nextShift: Day | null; inAWeek: Day };

export function followUpDays(
  ctx: Pick<Context, "timeZone">,
  shiftStartsAt: string | null,
  now: Date = new Date(),
): FollowUpDays {
  const first = today(ctx, now);
  const tomorrow = plusDays(first, 1);
  const nextShift = shiftStartsAt && nextShiftDay(ctx, shiftStartsAt, now);
  return { today: first, tomorrow, nextShift: nextShift || null, inAWeek: plusDays(first, 7) };
}

/** The day on which the shift comes in next: today while it has still to begin, else tomorrow. */
function nextShiftDay(ctx: Pick<Context, "timeZone">, startsAt: string, now: Date): Day | null {
  const [hour, minute] = startsAt.split(/[:.]/).map(Number);
  if (hour === undefined || Number.isNaN(hour)) return null;
  const local = new TZDate(now, ctx.timeZone);
  const begins = hour * 60 + (minute || 0);
  const isStillToBegin = local.getHours() * 60 + local.getMinutes() < begins;
  return isStillToBegin ? today(ctx, now) : plusDays(today(ctx, now), 1);
}

/** A conversation of an earlier day is dated at its noon; one of today, now. */
export function heldAtOf(
  ctx: Pick<Context, "timeZone">,
  heldOn: Day | undefined,
  now: Date = new Date(),
): Date {
  if (!heldOn || heldOn === today(ctx, now)) return now;
  return new Date(startOfDay(ctx, heldOn).getTime() + 12 * 3_600_000);
}
