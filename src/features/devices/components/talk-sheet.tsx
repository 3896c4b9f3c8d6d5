"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { PersonDisc } from "@/components/ui/person-disc";
import { Notice } from "@/components/ui/states";
import { unprovenIn } from "@/features/conversations/components/evidence";
import { SaveBar } from "@/features/conversations/components/save-bar";
import { type Level, type Outcome, wasReached } from "@/features/conversations/vocabulary.schema";
import type { PhoneEntryInput } from "../outbox.schema";
import { phoneNow } from "../phone-days";
import type { PhoneList, PhonePerson } from "../phone-list";
import type { Draft } from "./drafts";
import type { Acted, PhoneActs } from "./phone-acts";
import { TalkForm } from "./talk-form";
import { talkOf } from "./talk-of";
import { TalkQuestions } from "./talk-questions";
import { useDraft } from "./use-draft";

type TalkSheetProps = {
  person: PhonePerson;
  list: PhoneList;
  next: { name: string } | null;
  draft: Draft;
  acts: PhoneActs;
  onClose: () => void;
  onSave: (entry: PhoneEntryInput, goesOn: boolean) => Promise<Acted>;
};

/** The log sheet's questions, answered on the phone alone. Closing it lays the words aside; only "Discard" drops them. */
export function TalkSheet({ person, list, next, draft, acts, onClose, onSave }: TalkSheetProps) {
  const t = useTranslations("phone.talk");
  const [trouble, setTrouble] = useState<"date" | Exclude<Acted, "kept"> | null>(null);
  const [unproven, setUnproven] = useState<Level | null>(null);
  const [busy, setBusy] = useState(false);
  const { write, settle, layAside, isKept, hasWords } = useDraft(draft, acts);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const best = wasReached(form.get("outcome") as Outcome) ? unprovenIn(form) : null;
    setUnproven(best);
    if (best) return;
    const read = talkOf(form, {
      id: draft.id,
      contactId: person.id,
      timeZone: list.timeZone,
      now: phoneNow(list),
    });
    if (!read.ok) return setTrouble(read.problem);
    const { submitter } = event.nativeEvent as SubmitEvent;
    setBusy(true);
    await settle();
    const result = await onSave(read.entry, submitter?.getAttribute("value") !== "close");
    setBusy(false);
    if (result !== "kept") setTrouble(result);
  };
  const close = async () => {
    onClose();
    await layAside();
    await acts.reread();
  };
  const discard = async () => {
    await settle();
    await acts.dropDraft(draft.id);
    onClose();
  };
  return (
    <BottomSheet
      before={<PersonDisc member={false} name={person.name} />}
      description={[person.department, person.shift, t("line")].filter(Boolean).join(" · ")}
      onOpenChange={(open) => !open && void close()}
      open
      title={person.name}
    >
      <TalkForm onSubmit={submit} onWrite={write} values={draft.values}>
        <TalkQuestions
          list={list}
          person={person}
          problem={trouble === "date" ? trouble : null}
          unproven={unproven}
        >
          {trouble === "failed" || !isKept ? <Notice live>{t("failed")}</Notice> : null}
          {trouble === "sent" ? <Notice live>{t("sent")}</Notice> : null}
          {hasWords ? <Discard onDiscard={discard} /> : null}
        </TalkQuestions>
        <SaveBar busy={busy} next={next} />
      </TalkForm>
    </BottomSheet>
  );
}

function Discard({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const t = useTranslations("phone.talk");
  const [sure, setSure] = useState(false);
  return (
    <Button
      className="justify-self-start px-0"
      onClick={() => (sure ? onDiscard() : setSure(true))}
      variant="bare"
    >
      {sure ? t("discardSure") : t("discard")}
    </Button>
  );
}
