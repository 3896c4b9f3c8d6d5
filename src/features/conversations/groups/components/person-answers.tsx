"use client";

import { useTranslations } from "next-intl";
import { FieldError } from "@/components/ui/field";
import { TextField } from "@/components/ui/fields";
import { Glyph } from "@/components/ui/glyph";
import { PersonDisc } from "@/components/ui/person-disc";
import { Notice } from "@/components/ui/states";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { AssessmentQuestion } from "../../components/assessment-question";
import { AskQuestion } from "../../components/log-questions";
import { useFieldErrors } from "../../components/log-questions-after";
import type { FollowUpDays } from "../../rules";
import type { Level } from "../../vocabulary/rules";
import type { GroupPerson } from "../queries";

type PersonAnswersProps = {
  person: GroupPerson;
  days: FollowUpDays;
  mayAssess: boolean;
  problem?: string;
  unproven: Level | null;
};

/** Where one of them stands. Folded: nobody need answer for everybody. */
export function PersonAnswers({ person, days, mayAssess, problem, unproven }: PersonAnswersProps) {
  const t = useTranslations("conversations.group");
  const errors = useFieldErrors();
  const { id, name, member, place, previous, doNotContact } = person;
  const open = problem !== undefined || unproven !== null;
  return (
    <details className="group/person border-b border-rule" open={open || undefined}>
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 py-1.5">
        <PersonDisc member={member} name={name} size="sm" />
        <span className="min-w-0 grow">
          <span className="block truncate font-strong">{name}</span>
          <span className="block truncate text-12 text-ink-3">{place}</span>
        </span>
        <Glyph className="size-5 group-open/person:rotate-180" name="down" />
      </summary>
      <div className="grid gap-3 pb-3">
        {problem ? <FieldError>{errors(problem)}</FieldError> : null}
        {doNotContact ? <Notice>{t("doNotContact", { name })}</Notice> : null}
        {mayAssess ? (
          <AssessmentQuestion
            names={{ level: `assessment-${id}`, evidence: `evidence-${id}` }}
            previous={previous ? { level: previous, days: null, by: null } : null}
            unproven={unproven}
          />
        ) : null}
        <AskQuestion ask={null} name={`askAnswer-${id}`} />
        <FollowUpOf days={days} id={id} />
      </div>
    </details>
  );
}

function FollowUpOf({ id, days }: { id: string; days: FollowUpDays }) {
  const t = useTranslations("conversations.sheet");
  return (
    <div className="group/due grid gap-2">
      <ToggleChips
        fill
        legend={t("followUp")}
        name={`followUp-${id}`}
        options={[
          { value: days.today, label: t("today") },
          { value: days.tomorrow, label: t("tomorrow") },
          { value: days.inAWeek, label: t("inAWeek") },
        ]}
      />
      <TextField
        autoComplete="off"
        className="hidden group-has-[input:checked]/due:grid"
        label={t("promise")}
        maxLength={300}
        name={`promise-${id}`}
      />
    </div>
  );
}
