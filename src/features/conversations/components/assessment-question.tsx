"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useEffect, useRef } from "react";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { RatingRow } from "@/components/ui/rating-row";
import { Notice } from "@/components/ui/states";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { evidences, type KnownEvidence, type Level, levels } from "../vocabulary.schema";
import { agree, chooseLevel } from "./evidence";

type AssessmentQuestionProps = {
  /** Without days where its age is not known. */
  previous: { level: Level; days: number | null; by: string | null } | null;
  defaultValue?: Level | null;
  evidence?: readonly KnownEvidence[];
  /** The best level that the acts support, after a save that claimed more. */
  unproven?: Level | null;
  names?: { level: string; evidence: string };
};

const proven = [
  '[&:has([data-level="2"]:checked):has([data-slot=chip]_:checked)_[data-slot=soft-marker]]:hidden',
  "[&:has([value=brought_coworkers]:checked,[value=gathered_signatures]:checked)_[data-slot=soft-marker]]:hidden",
];

const usual = { level: "assessment", evidence: "evidence[]" };

/** Level and evidence. An act is one tap for both; words alone are a 3. */
export function AssessmentQuestion(props: AssessmentQuestionProps) {
  const { previous, defaultValue, evidence = [], unproven, names = usual } = props;
  const t = useTranslations("conversations");
  const words = (level: AssessmentLevel | 0) => ({
    label: t(`levels.${level}.label`),
    definition: t(`levels.${level}.definition`),
    evidence: level === 1 || level === 2 ? t(`levels.${level}.evidence`) : undefined,
  });
  return (
    <div
      className={cn("grid gap-2", ...proven)}
      onChange={(event: ChangeEvent<HTMLDivElement>) => agree(event, names)}
    >
      <RatingRow
        defaultValue={defaultValue}
        legend={t("sheet.assessment")}
        meta={previous ? <Previous previous={previous} /> : null}
        name={names.level}
        options={[{ value: null, ...words(0) }, ...levels.map((value) => ({ value, ...words(value) }))]}
        previous={previous ? previous.level : undefined}
        previousLabel={t("sheet.wasThis")}
      />
      <ToggleChips
        className="[&_[data-slot=chip]]:px-2.5"
        defaultValue={evidence}
        legend={t("evidence.legend")}
        meta={t("evidence.meta")}
        name={names.evidence}
        options={evidences.map((value) => ({ value, label: t(`evidence.acts.${value}`) }))}
        type="checkbox"
      />
      {unproven ? <Unproven level={unproven} name={names.level} /> : null}
    </div>
  );
}

// Stays until the form is sent: a button that disappears at its own click submits nothing.
function Unproven({ level, name }: { level: Level; name: string }) {
  const t = useTranslations("conversations.evidence");
  const ref = useRef<HTMLDivElement>(null);
  // The question is above the visible part when "Save" is tapped.
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <div ref={ref}>
      <Notice live>
        <p>{level === 2 ? t("onlyTwo") : t("onlyThree")}</p>
        <Button
          className="mt-2 mb-1"
          onClick={(event) => chooseLevel(event.currentTarget.form, name, level)}
          size="sm"
          type="submit"
          value="next"
        >
          {t("saveAs", { level })}
        </Button>
      </Notice>
    </div>
  );
}

function Previous({ previous }: { previous: NonNullable<AssessmentQuestionProps["previous"]> }) {
  const t = useTranslations("conversations.sheet");
  const { level, days, by } = previous;
  if (days === null) return t("previousLevel", { level });
  return by ? t("previousBy", { level, days, by }) : t("previous", { level, days });
}
