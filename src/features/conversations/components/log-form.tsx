"use client";

import { Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { type SubmitEventHandler, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { SheetBody } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import type { ActionResult } from "@/lib/action";
import { collides } from "../collisions/rules";
import type { LogSheetData } from "../queries";
import type { Channel, Level } from "../vocabulary/rules";
import { AssessmentQuestion } from "./assessment-question";
import { clearOnSecondTap } from "./clear-on-second-tap";
import { CollisionWords } from "./collision-words";
import { keepDraft, restoreDraft } from "./draft";
import { GuidedPrompts } from "./guided-prompts";
import { AskQuestion, IssuesQuestion, OutcomeQuestion } from "./log-questions";
import { FollowUpQuestion, KeptPromises, NotesQuestion, WhereAndWhen } from "./log-questions-after";
import { reachedOnly } from "./reached-only";
import { SaveBar } from "./save-bar";

type LogFormProps = {
  data: LogSheetData;
  id: string;
  next: { name: string } | null;
  refusal: ActionResult<unknown> | null;
  busy?: boolean;
  channel?: Channel;
  /** The best level that the acts bear out, after a save that claimed more. */
  unproven: Level | null;
  onGroup: () => void;
  onSubmit: SubmitEventHandler<HTMLFormElement>;
};

/** One screen of chips; nothing is needed but the outcome. */
export function LogForm(props: LogFormProps) {
  const { data, id, next, refusal, busy, onSubmit, channel, unproven, onGroup } = props;
  const ref = useRef<HTMLFormElement>(null);
  const [tapAgain] = useState(clearOnSecondTap);
  const contactId = data.contact.id;
  useEffect(() => {
    if (ref.current) restoreDraft(contactId, ref.current);
  }, [contactId]);
  const problems = refusal && !refusal.ok ? refusal.fields : {};
  return (
    <form
      className="group/log flex min-h-0 flex-1 flex-col"
      onInput={(event) => keepDraft(contactId, event.currentTarget)}
      onSubmit={onSubmit}
      ref={ref}
      {...tapAgain}
    >
      <input name="id" type="hidden" value={id} />
      <input name="contactId" type="hidden" value={contactId} />
      <SheetBody>
        <Strip data={data} refusal={refusal} />
        <GuidedPrompts prompts={data.prompts} />
        <OutcomeQuestion />
        <div className={reachedOnly}>
          {data.may.assess ? <AssessmentQuestion previous={data.previous} unproven={unproven} /> : null}
          <IssuesQuestion issues={data.issues} />
          <AskQuestion ask={data.ask} />
        </div>
        <KeptPromises promises={data.promises} />
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
      <SaveBar busy={busy} next={next} />
    </form>
  );
}

/** What to know before asking: a refusal, a wish not to be called, a colleague who was there this week. */
function Strip({ data, refusal }: Pick<LogFormProps, "data" | "refusal">) {
  const t = useTranslations("conversations");
  const errors = useTranslations("errors.codes");
  const { lastContact, contact } = data;
  return (
    <>
      {refusal && !refusal.ok ? <Notice live>{errors(refusal.code)}</Notice> : null}
      {contact.doNotContact ? <Notice>{t("sheet.doNotContact")}</Notice> : null}
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
