import { TZDate } from "@date-fns/tz";
import { addDays, differenceInCalendarDays, format, parseISO } from "date-fns";
import { z } from "zod";
import type { Context } from "./context";

/** `YYYY-MM-DD`, without a time or a zone. */
export type Day = string;

/** The database knows no year 0, and a slip of the finger makes the year 20226. */
export const day = z.iso.date().refine((value) => value >= "1900-01-01" && value < "2200-01-01", "invalid");

export function today(ctx: Pick<Context, "timeZone">, now: Date = new Date()): Day {
  return format(new TZDate(now, ctx.timeZone), "yyyy-MM-dd");
}

/** In the union's time zone. */
export function dayOf(ctx: Pick<Context, "timeZone">, instant: Date): Day {
  return today(ctx, instant);
}

/** For `@db.Date` columns, which Prisma carries as midnight UTC. */
export function toDatabaseDay(value: Day): Date {
  return new Date(`${value}T00:00:00Z`);
}

export function fromDatabaseDay(value: Date): Day {
  return value.toISOString().slice(0, 10);
}

export function plusDays(value: Day, amount: number): Day {
  return format(addDays(parseISO(value), amount), "yyyy-MM-dd");
}

/** Whole days from `earlier` to `later`; negative when `later` comes first. */
export function daysBetween(earlier: Day, later: Day): number {
  return differenceInCalendarDays(parseISO(later), parseISO(earlier));
}

/** In the union's time zone. */
export function startOfDay(ctx: Pick<Context, "timeZone">, value: Day): Date {
  const [year = 1970, month = 1, date = 1] = value.split("-").map(Number);
  return new Date(new TZDate(year, month - 1, date, ctx.timeZone).getTime());
}

/** Now when it is today or no day is given, else the day's noon. */
export function instantOn(
  ctx: Pick<Context, "timeZone">,
  value: Day | undefined,
  now: Date = new Date(),
): Date {
  if (!value || value === today(ctx, now)) return now;
  return new Date(startOfDay(ctx, value).getTime() + 12 * 3_600_000);
}

/** The day on which a time of day ("23:00", "07.30") comes next in the union's zone; null when the text is no time. */
export function nextDayAt(
  ctx: Pick<Context, "timeZone">,
  time: string | null,
  now: Date = new Date(),
): Day | null {
  const [hour, minute] = (time ?? "").split(/[:.]/).map(Number);
  if (!time || hour === undefined || Number.isNaN(hour)) return null;
  const local = new TZDate(now, ctx.timeZone);
  const isStillAhead = local.getHours() * 60 + local.getMinutes() < hour * 60 + (minute || 0);
  return isStillAhead ? today(ctx, now) : plusDays(today(ctx, now), 1);
}

/** Calendar days in the union's zone: an instant of last night was yesterday, however few hours ago. */
export function daysSince(then: Date, now: Date, timeZone: string): number {
  return Math.max(0, daysBetween(dayOf({ timeZone }, then), dayOf({ timeZone }, now)));
}
