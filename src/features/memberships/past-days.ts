import type { Context } from "@/lib/context";
import { type Day, today } from "@/lib/dates";
import { AppError, type FieldProblems } from "@/lib/errors";

type Days = Readonly<Record<string, Day | null | undefined>>;

/** What was signed, decided or handed out happened already. The fields of the days that did not are refused. */
export function requirePast(ctx: Context, days: Days): void {
  const now = today(ctx);
  refuse(days, (day) => day > now, "future");
}

/** Nothing happens before the day that it follows from. */
export function requireFrom(from: Day, days: Days): void {
  refuse(days, (day) => day < from, "order");
}

function refuse(days: Days, wrong: (day: Day) => boolean, problem: string): void {
  const problems: FieldProblems = {};
  for (const [field, day] of Object.entries(days)) if (day && wrong(day)) problems[field] = problem;
  if (Object.keys(problems).length > 0) throw new AppError("INVALID", problems);
}
