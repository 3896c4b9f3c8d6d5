"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "@/components/form/use-draft";
import { Button } from "@/components/ui/button";
import { SheetBody } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import type { Offer } from "../offers";
import type { LogFormData } from "../queries";
import type { Channel, Level } from "../vocabulary.schema";
import { AssessmentQuestion } from "./assessment-question";
import { collides } from "./collision";
import { CollisionWords } from "./collision-words";
import { unprovenIn } from "./evidence";
import { GuidedPrompts } from "./guided-prompts";
import { logFilled } from "./log-filled";
import { AskQuestion, IssuesQuestion, OutcomeQuestion } from "./log-questions";
import { FollowUpQuestion, KeptFollowUps, NotesQuestion, WhereAndWhen } from "./log-questions-after";
import { withPastDays } from "./past-follow-up-days";
import { reachedOnly } from "./reached-only";
import { SaveBar } from "./save-bar";
import { DraftNotice, SaveNotice } from "./sheet-notices";
import { useDraftForm } from "./use-draft-form";
import { type How, useSave } from "./use-save";

type LogFormProps = {
  data: LogFormData;
  firstId: string;
  draftKey: string;
  next: { name: string } | null;
  channel?: Channel;
  onGroup: () => void;
  onSaved: (saved: { id: string; again: boolean; offers: readonly Offer[] }, how: How) => void;
};

/** Only the outcome is required. */
export function LogForm({ data, firstId, draftKey, next, channel, onGroup, onSaved }: LogFormProps) {
  const [unproven, setUnproven] = useState<Level | null>(null);
  const draft = useDraft({ draftKey, ids: { id: firstId }, restore: withPastDays });
  const save = useSave({ draft, send: logFilled, onSaved });
  const form = useDraftForm({
    draft,
    onSave: (element, submitter) => {
      const best = unprovenIn(new FormData(element));
      setUnproven(best);
      if (best === null) save.save(element, submitter !== "close");
    },
  });
  const problems = save.refusal?.fields ?? {};
  return (
    <form noValidate className="group/log flex min-h-0 flex-1 flex-col" {...form}>
      <input name="id" type="hidden" value={draft.ids.id} />
      <input name="contactId" type="hidden" value={data.contact.id} />
      <SheetBody>
        <DraftNotice discard={save.discard} since={draft.since} />
        <Strip data={data} />
        <GuidedPrompts prompts={data.prompts} />
        <OutcomeQuestion />
        <div className={reachedOnly}>
          {data.may.assess ? <AssessmentQuestion previous={data.previous} unproven={unproven} /> : null}
          <IssuesQuestion issues={data.issues} />
          <AskQuestion ask={data.ask} />
        </div>
        <div className={reachedOnly}>
          <KeptFollowUps openFollowUps={data.openFollowUps} />
        </div>
        <FollowUpQuestion days={data.days} problems={problems} />
        {data.may.note ? <NotesQuestion problem={problems.notes} /> : null}
        <WhereAndWhen
          channel={channel}
          known={channel !== undefined}
          problem={problems.heldOn}
          today={data.days.today}
        />
        <WithOthers onGroup={onGroup} />
      </SheetBody>
      <SaveNotice {...save} />
      <SaveBar busy={save.busy} next={next} />
    </form>
  );
}

function Strip({ data: { contact, lastContact } }: Pick<LogFormProps, "data">) {
  const t = useTranslations("conversations.sheet");
  return (
    <>
      {contact.doNotContact ? <Notice>{t("doNotContact")}</Notice> : null}
      {lastContact && collides(lastContact) ? (
        <Notice>
          <CollisionWords last={lastContact} name={contact.name} />
        </Notice>
      ) : null}
    </>
  );
}

function WithOthers({ onGroup }: Pick<LogFormProps, "onGroup">) {
  const t = useTranslations("conversations.group");
  return (
    <Button className="justify-self-start px-0" onClick={onGroup} variant="bare">
      <Users aria-hidden="true" />
      {t("open")}
    </Button>
  );
}
