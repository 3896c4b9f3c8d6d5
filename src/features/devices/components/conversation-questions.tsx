"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SheetBody } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { AssessmentQuestion } from "@/features/conversations/components/assessment-question";
import { GuidedPrompts } from "@/features/conversations/components/guided-prompts";
import {
  AskQuestion,
  IssuesQuestion,
  OutcomeQuestion,
} from "@/features/conversations/components/log-questions";
import {
  FollowUpQuestion,
  KeptFollowUps,
  NotesQuestion,
  WhereAndWhen,
} from "@/features/conversations/components/log-questions-after";
import { reachedOnly } from "@/features/conversations/components/reached-only";
import type { Level } from "@/features/conversations/vocabulary.schema";
import { phoneDays, phoneNow } from "../phone-days";
import type { PhoneList, PhonePerson } from "../phone-list";

type ConversationQuestionsProps = {
  person: PhonePerson;
  list: PhoneList;
  problem: "date" | null;
  unproven: Level | null;
  children: ReactNode;
};

export function ConversationQuestions({
  person,
  list,
  problem,
  unproven,
  children,
}: ConversationQuestionsProps) {
  const t = useTranslations("conversations.sheet");
  const locale = useLocale();
  const days = phoneDays(list.timeZone, person.startsAt, phoneNow(list));
  const prompts = list.prompts?.[locale === "id" ? "id" : "en"] ?? [];
  return (
    <SheetBody>
      {person.doNotContact ? <Notice>{t("doNotContact")}</Notice> : null}
      {prompts.length > 0 ? <GuidedPrompts prompts={prompts} /> : null}
      <OutcomeQuestion />
      <div className={reachedOnly}>
        {list.may.assess ? <AssessmentQuestion previous={null} unproven={unproven} /> : null}
        <IssuesQuestion issues={list.issues} />
        <AskQuestion ask={person.ask} />
      </div>
      <KeptFollowUps openFollowUps={person.openFollowUps.filter(({ fresh }) => !fresh)} />
      <FollowUpQuestion days={days} problems={problem ? { followUp: problem } : {}} />
      {list.may.note ? <NotesQuestion /> : null}
      <WhereAndWhen today={days.today} />
      {children}
    </SheetBody>
  );
}
