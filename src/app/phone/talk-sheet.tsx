"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { v7 } from "uuid";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { PersonDisc } from "@/components/ui/person-disc";
import { SheetBody } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { AssessmentQuestion } from "@/features/conversations/components/assessment-question";
import { clearOnSecondTap } from "@/features/conversations/components/clear-on-second-tap";
import { unprovenIn } from "@/features/conversations/components/evidence";
import {
  AskQuestion,
  IssuesQuestion,
  OutcomeQuestion,
} from "@/features/conversations/components/log-questions";
import {
  FollowUpQuestion,
  KeptPromises,
  NotesQuestion,
  WhereAndWhen,
} from "@/features/conversations/components/log-questions-after";
import { reachedOnly } from "@/features/conversations/components/reached-only";
import { SaveBar } from "@/features/conversations/components/save-bar";
import { type Level, type Outcome, wasReached } from "@/features/conversations/vocabulary/rules";
import { type Draft, dropDraft, fillForm, keepDraft } from "@/features/devices/components/drafts";
import { phoneDays } from "@/features/devices/days/rules";
import type { PhoneList, PhonePerson } from "@/features/devices/lists/rules";
import type { PhoneEntryInput } from "@/features/devices/outbox/schema";
import { talkOf } from "./talk-of";

type TalkSheetProps = {
  person: PhonePerson;
  list: PhoneList;
  next: { name: string } | null;
  phoneKey: CryptoKey;
  draft: Draft | null;
  /** The entry that is written anew; a new one otherwise. */
  id?: string;
  onClose: () => void;
  onSave: (entry: PhoneEntryInput, goesOn: boolean) => Promise<void>;
};

/** The log sheet's questions, answered on the phone alone. */
export function TalkSheet({ person, list, next, phoneKey, draft, id, onClose, onSave }: TalkSheetProps) {
  const t = useTranslations("phone.talk");
  const [ownId] = useState(() => id ?? v7());
  const [problem, setProblem] = useState<"date" | null>(null);
  const [unproven, setUnproven] = useState<Level | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const best = wasReached(form.get("outcome") as Outcome) ? unprovenIn(form) : null;
    setUnproven(best);
    if (best) return;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const read = talkOf(form, {
      id: ownId,
      contactId: person.id,
      today: days.today,
    });
    if (!read.ok) return setProblem(read.problem);
    setBusy(true);
    await onSave(read.entry, submitter?.getAttribute("value") !== "close");
    await dropDraft();
  };
  const days = phoneDays(list.timeZone, person.startsAt);
  const close = () => {
    void dropDraft();
    onClose();
  };
  return (
    <BottomSheet
      before={<PersonDisc member={false} name={person.name} />}
      description={[person.department, person.shift, t("line")].filter(Boolean).join(" · ")}
      onOpenChange={(open) => !open && close()}
      open
      title={person.name}
    >
      <TalkForm draft={draft} onSubmit={submit} person={person} phoneKey={phoneKey}>
        <SheetBody>
          {person.doNotContact ? <DoNotContact /> : null}
          <OutcomeQuestion />
          <div className={reachedOnly}>
            {list.may.assess ? <AssessmentQuestion previous={null} unproven={unproven} /> : null}
            <IssuesQuestion issues={list.issues} />
            <AskQuestion ask={person.ask} />
          </div>
          <KeptPromises promises={person.promises} />
          <FollowUpQuestion days={days} problems={problem ? { followUp: problem } : {}} />
          {list.may.note ? <NotesQuestion /> : null}
          <WhereAndWhen today={days.today} />
        </SheetBody>
        <SaveBar busy={busy} next={next} />
      </TalkForm>
    </BottomSheet>
  );
}

type TalkFormProps = Pick<TalkSheetProps, "draft" | "person" | "phoneKey"> & {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: React.ReactNode;
};

const pauseMs = 300;

/** What is being written is kept as it is written, so that neither a lock nor an empty battery loses it. */
function TalkForm({ draft, person, phoneKey, onSubmit, children }: TalkFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [tapAgain] = useState(clearOnSecondTap);
  useEffect(() => {
    if (ref.current && draft) fillForm(ref.current, draft.values);
    return () => clearTimeout(timer.current);
  }, [draft]);
  const write = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (!ref.current) return;
      const values = [...new FormData(ref.current)].map(([name, value]): [string, string] => [
        name,
        String(value),
      ]);
      void keepDraft(phoneKey, { contactId: person.id, values });
    }, pauseMs);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current);
    onSubmit(event);
  };
  return (
    <form
      className="group/log flex min-h-0 flex-1 flex-col"
      onInput={write}
      onSubmit={submit}
      ref={ref}
      {...tapAgain}
    >
      {children}
    </form>
  );
}

function DoNotContact() {
  const t = useTranslations("conversations.sheet");
  return <Notice>{t("doNotContact")}</Notice>;
}
