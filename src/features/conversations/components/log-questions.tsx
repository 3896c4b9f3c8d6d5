"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChipButton } from "@/components/ui/chip";
import { ToggleChips } from "@/components/ui/toggle-chips";
import type { LogFormData } from "../queries";
import { type AskAnswer, type Outcome, outcomes, wasReached } from "../vocabulary.schema";

const usualOutcomes = 4;
const usualIssues = 5;

export function OutcomeQuestion({ defaultValue = "conversation" }: { defaultValue?: Outcome }) {
  const t = useTranslations("conversations");
  const [open, setOpen] = useState(outcomes.indexOf(defaultValue) >= usualOutcomes);
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
      defaultValue={defaultValue}
      fill
      legend={t("sheet.outcome")}
      meta={more}
      name="outcome"
      options={shown.map((value) => ({
        ...{ value, label: t(`outcomes.${value}`) },
        kind: wasReached(value) ? undefined : "unreached",
      }))}
      required
    />
  );
}

type IssuesQuestionProps = Pick<LogFormData, "issues"> & { chosen?: readonly string[] };

export function IssuesQuestion({ issues, chosen = [] }: IssuesQuestionProps) {
  const t = useTranslations("conversations.sheet");
  const [open, setOpen] = useState(chosen.length > 0 || issues.length <= usualIssues + 1);
  if (issues.length === 0) return null;
  const shown = open ? issues : issues.slice(0, usualIssues);
  return (
    <ToggleChips
      defaultValue={chosen}
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

type AskQuestionProps = Pick<LogFormData, "ask"> & { defaultValue?: AskAnswer; name?: string };

export function AskQuestion({ ask, defaultValue, name = "askAnswer" }: AskQuestionProps) {
  const t = useTranslations("conversations");
  return (
    <div>
      {ask ? <input name="ask" type="hidden" value={ask} /> : null}
      <ToggleChips
        className="[&_[data-slot=chip]]:basis-0"
        fill
        legend={ask ? t("sheet.ask", { ask }) : t("sheet.anyAsk")}
        defaultValue={defaultValue}
        name={name}
        options={(["yes", "maybe", "no"] as const).map((value) => ({
          value,
          label: t(`askAnswers.${value}`),
        }))}
      />
    </div>
  );
}
