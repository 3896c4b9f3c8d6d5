import { SoftMarker } from "@/components/ui/marks";
import { type Day, daysBetween } from "@/lib/dates";
import type { Measure } from "../density";
import { type Headcount, staleAfterDays } from "../headcount-book";
import { densityWords } from "./density-words";

/** The source of the denominator, its age, and whether it is plausible. */
export async function HeadcountLine({ measure, on }: { measure: Measure; on: Day }) {
  const { t, sources, day, count } = await densityWords();
  const { headcount, listed, eligible, exceeds } = measure;
  if (!headcount) return null;
  const age = daysBetween(headcount.countedOn, on);
  return (
    <>
      {wordsOf(headcount)}
      {age > staleAfterDays ? (
        <SoftMarker className="ms-1.5">{t("headcount.stale", { days: age })}</SoftMarker>
      ) : null}
      {exceeds && eligible !== null ? (
        <SoftMarker className="ms-1.5">
          {t("headcount.exceeds", { listed: count(listed), eligible })}
        </SoftMarker>
      ) : null}
    </>
  );

  function wordsOf({ parts, countedOn, source }: Omit<Headcount, "eligible">) {
    if (parts > 1 || source === null) return t("headcount.sum", { parts, day: day(countedOn) });
    return t("headcount.one", { day: day(countedOn), source: sources(source) });
  }
}
