"use client";

import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { PersonDisc } from "@/components/ui/person-disc";
import { Notice } from "@/components/ui/states";
import type { FieldProblems } from "@/lib/errors";
import type { FollowUpDays } from "../follow-up-days";
import type { GroupPerson } from "../groups.queries";
import type { Level } from "../vocabulary.schema";
import { AssessmentQuestion } from "./assessment-question";
import { AskQuestion } from "./log-questions";
import { FollowUpQuestion, KeptFollowUps, useFieldErrors } from "./log-questions-after";
import { reachedOnly } from "./reached-only";

type PersonAnswersProps = {
  person: GroupPerson;
  days: FollowUpDays;
  mayAssess: boolean;
  problem?: string;
  problems: FieldProblems;
  unproven: Level | null;
};

export function PersonAnswers(props: PersonAnswersProps) {
  const { person, days, mayAssess, problem, problems, unproven } = props;
  const t = useTranslations("conversations.group");
  const errors = useFieldErrors();
  const { id, name, member, place, previous, doNotContact } = person;
  const isAsked = problem !== undefined || unproven !== null || Object.keys(problems).length > 0;
  return (
    <details className="group/person border-b border-rule" open={isAsked || undefined}>
      <summary className="flex min-h-14 cursor-pointer list-none items-center gap-3 py-1.5">
        <PersonDisc member={member} name={name} size="sm" />
        <span className="min-w-0 grow">
          <span className="block truncate font-strong">{name}</span>
          <span className="block truncate text-12 text-ink-3">{place}</span>
        </span>
        <Glyph className="size-5 group-open/person:rotate-180" name="down" />
      </summary>
      <input name={`present-${id}`} type="hidden" value="on" />
      <div className="grid gap-3 pb-3">
        {problem ? <Notice live>{errors(problem)}</Notice> : null}
        {doNotContact ? <Notice>{t("doNotContact", { name })}</Notice> : null}
        <div className={reachedOnly}>
          {mayAssess ? (
            <AssessmentQuestion
              names={{ level: `assessment-${id}`, evidence: `evidence-${id}` }}
              previous={previous ? { level: previous, days: null, by: null } : null}
              unproven={unproven}
            />
          ) : null}
          <AskQuestion ask={null} name={`askAnswer-${id}`} />
        </div>
        <KeptFollowUps name={`keeps-${id}`} openFollowUps={person.openFollowUps} />
        <FollowUpQuestion days={{ ...days, nextShift: person.nextShift }} of={id} problems={problems} />
      </div>
    </details>
  );
}
