import { useFormatter } from "next-intl";
import type { Day } from "@/lib/dates";

/** A day as text. */
export function useDay() {
  const format = useFormatter();
  return (day: Day) =>
    format.dateTime(new Date(`${day}T00:00:00Z`), {
      ...{ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" },
    });
}
