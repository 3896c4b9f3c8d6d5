import { useTranslations } from "next-intl";
import type { PhonePerson } from "../phone-list";

const choices = ["all", "1", "2", "3", "4", "5", "none"] as const;
export type Rated = (typeof choices)[number];

export function isRated({ assessment }: PhonePerson, rated: Rated): boolean {
  return rated === "all" || String(assessment ?? "none") === rated;
}

/** "Who is a 2?", where the union has assessments on its phones. */
export function RatedFilter({ value, onChange }: { value: Rated; onChange: (rated: Rated) => void }) {
  const t = useTranslations("phone.people");
  return (
    <fieldset className="mb-2 flex gap-1">
      <legend className="sr-only">{t("assessment")}</legend>
      {choices.map((each) => (
        <button
          aria-label={each === "none" ? t("notAssessed") : undefined}
          aria-pressed={value === each}
          className="min-h-tap flex-1 rounded-2 px-1.5 border-[1.5px] border-rule-2 bg-sheet text-14 font-label aria-pressed:border-ink aria-pressed:bg-ink aria-pressed:text-on-ink"
          key={each}
          onClick={() => onChange(each)}
          type="button"
        >
          {each === "all" ? t("anyAssessment") : each === "none" ? "–" : each}
        </button>
      ))}
    </fieldset>
  );
}
