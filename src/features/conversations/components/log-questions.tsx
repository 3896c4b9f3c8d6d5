"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import { ChipButton } from "@/components/ui/chip";
import { RatingRow } from "@/components/ui/rating-row";
import { ToggleChips } from "@/components/ui/toggle-chips";
import type { LogSheetData } from "../queries";
import { levels, outcomes } from "../vocabulary/rules";

const usualOutcomes = 4;
const usualIssues = 5;

export function OutcomeQuestion() {
  const t = useTranslations("conversations");
  const [open, setOpen] = useState(false);
  const shown = open ? outcomes : outcomes.slice(0, usualOutcomes);
  const more = open ? null : (
    <button
      aria-expanded={false}
      className="-my-3.5 -me-2 min-h-tap px-2 font-label underline underline-offset-2"
      onClick={() => setOpen(true)}
      type="button"
    >
      {t("sheet.moreOutcomes")}
    </button>
  );
  return (
    <ToggleChips
      className="[&_[data-slot=chip]]:px-2.5"
      defaultValue="conversation"
      fill
      legend={t("sheet.outcome")}
      meta={more}
      name="outcome"
      options={shown.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
      required
    />
  );
}

export function AssessmentQuestion({ previous }: Pick<LogSheetData, "previous">) {
  const t = useTranslations("conversations");
  const words = (level: AssessmentLevel | 0) => ({
    label: t(`levels.${level}.label`),
    definition: t(`levels.${level}.definition`),
    evidence: level === 1 || level === 2 ? t(`levels.${level}.evidence`) : undefined,
  });
  return (
    <RatingRow
      legend={t("sheet.assessment")}
      meta={previous ? <Previous previous={previous} /> : null}
      name="assessment"
      options={[{ value: null, ...words(0) }, ...levels.map((value) => ({ value, ...words(value) }))]}
      previous={previous ? previous.level : undefined}
      previousLabel={t("sheet.wasThis")}
    />
  );
}

function Previous({ previous: { level, days, by } }: { previous: NonNullable<LogSheetData["previous"]> }) {
  const t = useTranslations("conversations.sheet");
  return by ? t("previousBy", { level, days, by }) : t("previous", { level, days });
}

export function IssuesQuestion({ issues }: Pick<LogSheetData, "issues">) {
  const t = useTranslations("conversations.sheet");
  const [open, setOpen] = useState(issues.length <= usualIssues + 1);
  if (issues.length === 0) return null;
  const shown = open ? issues : issues.slice(0, usualIssues);
  return (
    <ToggleChips
      legend={t("issues")}
      meta={t("issuesMeta")}
      name="issueIds[]"
      options={shown.map(({ id, name }) => ({ value: id, label: name }))}
      type="checkbox"
    >
      {open ? null : (
        <ChipButton
          aria-expanded={false}
          aria-label={t("moreIssues", { count: issues.length - usualIssues })}
          onClick={() => setOpen(true)}
        >
          <Plus aria-hidden="true" className="size-5" />
        </ChipButton>
      )}
    </ToggleChips>
  );
}

export function AskQuestion({ ask }: Pick<LogSheetData, "ask">) {
  const t = useTranslations("conversations");
  return (
    <div>
      {ask ? <input name="ask" type="hidden" value={ask} /> : null}
      <ToggleChips
        fill
        legend={ask ? t("sheet.ask", { ask }) : t("sheet.anyAsk")}
        name="askAnswer"
        options={(["yes", "maybe", "no"] as const).map((value) => ({
          value,
          label: t(`askAnswers.${value}`),
        }))}
      />
    </div>
  );
}
