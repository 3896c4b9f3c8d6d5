"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { AssessmentChip } from "@/components/ui/assessment-chip";
import { PersonDisc } from "@/components/ui/person-disc";
import { hitsIn, type PickerPerson } from "../picker";
import { NoAnswerButton } from "./no-answer-button";

type PickerRowProps = { person: PickerPerson; typed?: string };

/** The row opens the log form; "not met" is one tap beside it. */
export function PickerRow({ person, typed = "" }: PickerRowProps) {
  const t = useTranslations("conversations.levels");
  const { id, name, nickname, member, assessment, place, promise } = person;
  return (
    <li className="relative flex min-h-15 items-center gap-3 border-b border-rule bg-sheet py-1.5 ps-4 pe-1">
      <PersonDisc member={member} name={name} />
      <div className="min-w-0 flex-1">
        <Link
          className="block truncate text-16 leading-head font-strong no-underline after:absolute after:inset-0"
          data-person={id}
          href={`/log?log=${id}`}
          prefetch={false}
          scroll={false}
        >
          <Name name={name} typed={typed} />
          {nickname ? <span className="font-read text-ink-3"> {nickname}</span> : null}
        </Link>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-13 text-ink-2">
          {assessment === null ? null : (
            <AssessmentChip label={t(`${assessment}.label`)} value={assessment === 0 ? null : assessment} />
          )}
          <span className="truncate">{promise ?? place}</span>
        </p>
      </div>
      <NoAnswerButton className="relative z-10 px-2.5 text-13" contactId={id} name={name} />
    </li>
  );
}

function Name({ name, typed }: { name: string; typed: string }) {
  let at = 0;
  return hitsIn(name, typed).map(({ text, hit }) => {
    at += text.length;
    return hit ? (
      <u className="decoration-2 underline-offset-3" key={at}>
        {text}
      </u>
    ) : (
      text
    );
  });
}
