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
import { ConversationForm } from "./conversation-form";
import { ConversationQuestions } from "./conversation-questions";
import type { Acted, PhoneActs } from "./phone-acts";
import { readConversationForm } from "./read-conversation-form";
import type { PhoneDraft } from "./sealed-drafts";
import { useSealedDraft } from "./use-sealed-draft";

type ConversationSheetProps = {
  person: PhonePerson;
  list: PhoneList;
  next: { name: string } | null;
  draft: PhoneDraft;
  acts: PhoneActs;
  onClose: () => void;
  onSave: (entry: PhoneEntryInput, goesOn: boolean) => Promise<Acted>;
};

/** The log form's questions, answered on the phone alone. Closing keeps the draft; only "Discard" deletes it. */
export function ConversationSheet({
  person,
  list,
  next,
  draft,
  acts,
  onClose,
  onSave,
}: ConversationSheetProps) {
  const t = useTranslations("phone.conversation");
  const [trouble, setTrouble] = useState<"date" | Exclude<Acted, "kept"> | null>(null);
  const [unproven, setUnproven] = useState<Level | null>(null);
  const [busy, setBusy] = useState(false);
  const { write, settle, layAside, isKept, hasWords } = useSealedDraft(draft, acts);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const best = wasReached(form.get("outcome") as Outcome) ? unprovenIn(form) : null;
    setUnproven(best);
    if (best) return;
    const read = readConversationForm(form, {
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
      before={<PersonDisc member={null} name={person.name} />}
      description={[person.department, person.shift, t("line")].filter(Boolean).join(" · ")}
      onOpenChange={(open) => !open && void close()}
      open
      title={person.name}
    >
      <ConversationForm draft={draft} onSubmit={submit} onWrite={write}>
        <ConversationQuestions
          list={list}
          person={person}
          problem={trouble === "date" ? trouble : null}
          unproven={unproven}
        >
          {trouble === "failed" || !isKept ? <Notice live>{t("failed")}</Notice> : null}
          {trouble === "sent" ? <Notice live>{t("sent")}</Notice> : null}
          {hasWords ? <Discard onDiscard={discard} /> : null}
        </ConversationQuestions>
        <SaveBar busy={busy} next={next} />
      </ConversationForm>
    </BottomSheet>
  );
}

function Discard({ onDiscard }: { onDiscard: () => Promise<void> }) {
  const t = useTranslations("phone.conversation");
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
