"use client";

import { MessageSquareText } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo } from "react";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { Button } from "@/components/ui/button";
import { Marker, Tag } from "@/components/ui/marks";
import { PersonDisc } from "@/components/ui/person-disc";
import type { WrittenPerson } from "../list-search";
import { plusDays } from "../phone-days";
import type { PhoneFollowUp, PhonePerson } from "../phone-list";

type PersonRowProps = {
  person: WrittenPerson;
  /** In the union's time zone. */
  today: string;
  onLog: (person: PhonePerson) => void;
  onNoAnswer: (person: PhonePerson) => unknown;
  onFollowUp: (person: PhonePerson, followUpId: string, dueOn?: string) => unknown;
};

/** Memoised: rendering three hundred rows at each tap is too slow for a cheap phone. */
export const PersonRow = memo(function PersonRow(props: PersonRowProps) {
  const { person, today, onLog, onNoAnswer, onFollowUp } = props;
  const t = useTranslations("phone.people");
  const conversations = useTranslations("conversations");
  const { name, nickname, department, line, written = 0 } = person;
  return (
    <li className="border-b border-rule py-2" data-slot="person-row">
      <div className="flex items-center gap-2">
        <PersonDisc member={null} name={name} />
        <div className="min-w-0 flex-1">
          <b className="block font-strong">
            {name}
            {nickname ? <span className="font-read text-ink-2"> ({nickname})</span> : null}
          </b>
          <span className="flex items-center gap-2 text-12 text-ink-3">
            <Assessed person={person} />
            <span className="min-w-0">{[department, line].filter(Boolean).join(" · ")}</span>
          </span>
          <LastConversation person={person} />
          {written > 0 ? <Tag>{t("written", { count: written })}</Tag> : null}
        </div>
      </div>
      <div className="mt-1 flex gap-1 ps-13">
        <Button
          aria-label={t("logNamed", { name })}
          className="px-3 text-14"
          onClick={() => onLog(person)}
          variant="bare"
        >
          <MessageSquareText aria-hidden="true" />
          {t("log")}
        </Button>
        <Button
          aria-label={t("noAnswerNamed", { name })}
          className="px-3 text-14"
          onClick={() => onNoAnswer(person)}
          variant="bare"
        >
          {conversations("noAnswer")}
        </Button>
      </div>
      {person.openFollowUps.map((followUp) => (
        <FollowUpLine
          key={followUp.id}
          onFollowUp={onFollowUp}
          person={person}
          followUp={followUp}
          today={today}
        />
      ))}
    </li>
  );
});

/** Nothing where the union keeps assessments off its phones. */
function Assessed({ person: { assessment } }: { person: WrittenPerson }) {
  const t = useTranslations("phone.people");
  const value = levels.find((level) => level === assessment) ?? null;
  if (assessment === undefined) return null;
  return <AssessmentChip label={value ? t("assessed", { level: value }) : t("notAssessed")} value={value} />;
}

const levels = [1, 2, 3, 4, 5] as const;
const dayStyle = { timeZone: "UTC", day: "numeric", month: "short" } as const;

function LastConversation({ person: { lastOutcome, lastOn } }: { person: WrittenPerson }) {
  const t = useTranslations("phone.people");
  const outcomes = useTranslations("conversations.outcomes");
  const format = useFormatter();
  if (!lastOutcome || !lastOn) return null;
  return (
    <span className="block text-12 text-ink-2">
      {t("last", {
        outcome: outcomes(lastOutcome),
        day: format.dateTime(new Date(`${lastOn}T00:00:00Z`), dayStyle),
      })}
    </span>
  );
}

type FollowUpProps = Pick<PersonRowProps, "person" | "today" | "onFollowUp"> & { followUp: PhoneFollowUp };

function FollowUpLine(props: FollowUpProps) {
  const { followUp, today } = props;
  const t = useTranslations("phone.people");
  const format = useFormatter();
  const due = t("due", { day: format.dateTime(new Date(`${followUp.dueOn}T00:00:00Z`), dayStyle) });
  const words = followUp.promise ?? t("noFollowUpText");
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 ps-14">
      <span className="min-w-0 basis-full text-14">
        {words} {followUp.dueOn < today ? <Marker>{due}</Marker> : <Tag>{due}</Tag>}
      </span>
      {followUp.fresh ? null : <FollowUpButtons {...props} />}
    </div>
  );
}

/** A follow-up made on this phone can be closed or moved once the server has given it an id. */
function FollowUpButtons({ followUp, person, today, onFollowUp }: FollowUpProps) {
  const t = useTranslations("phone.people");
  const { name } = person;
  const words = followUp.promise ?? t("noFollowUpText");
  return (
    <>
      <Button
        aria-label={t("keptNamed", { name, promise: words })}
        onClick={() => onFollowUp(person, followUp.id)}
        size="sm"
      >
        {t("kept")}
      </Button>
      <Button
        aria-label={t("tomorrowNamed", { name, promise: words })}
        onClick={() => onFollowUp(person, followUp.id, plusDays(today, 1))}
        size="sm"
        variant="bare"
      >
        {t("tomorrow")}
      </Button>
    </>
  );
}
