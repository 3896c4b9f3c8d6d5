// Without a date library: the phone's page has to be small.
const parts = (timeZone: string, now: Date) =>
  new Intl.DateTimeFormat("en-CA", {
    ...{ timeZone, year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  }).formatToParts(now);

/** Now, but never before the moment at which the list was handed out. */
export const phoneNow = ({ takenAt }: { takenAt: string }) =>
  new Date(Math.max(Date.now(), Date.parse(takenAt)));

/** The day in that zone, and the minutes since it began. */
export function localNow(timeZone: string, now: Date = new Date()): { day: string; minutes: number } {
  const of = Object.fromEntries(parts(timeZone, now).map(({ type, value }) => [type, value]));
  return { day: `${of.year}-${of.month}-${of.day}`, minutes: Number(of.hour) * 60 + Number(of.minute) };
}

export function plusDays(day: string, amount: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + amount);
  return date.toISOString().slice(0, 10);
}

/** The same days as the log form's, which the server makes. */
export function phoneDays(timeZone: string, startsAt: string | null, now: Date = new Date()) {
  const { day, minutes } = localNow(timeZone, now);
  const [hour, minute] = (startsAt ?? "").split(/[:.]/).map(Number);
  const begins = startsAt && Number.isFinite(hour) ? (hour ?? 0) * 60 + (minute || 0) : null;
  const nextShift = begins === null ? null : minutes < begins ? day : plusDays(day, 1);
  return { today: day, tomorrow: plusDays(day, 1), nextShift, inAWeek: plusDays(day, 7) };
}
