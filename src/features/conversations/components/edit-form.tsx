"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDraft } from "@/components/form/use-draft";
import { Button } from "@/components/ui/button";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import type { FieldProblems } from "@/lib/errors";
import { editConversationAction } from "../edits.actions";
import type { EditFormData } from "../edits.queries";
import type { Level } from "../vocabulary.schema";
import { AssessmentQuestion } from "./assessment-question";
import { unprovenIn } from "./evidence";
import { AskQuestion, IssuesQuestion, OutcomeQuestion } from "./log-questions";
import { NotesQuestion, useFieldErrors, WhereAndWhen } from "./log-questions-after";
import { withPastDays } from "./past-follow-up-days";
import { reachedOnly } from "./reached-only";
import { DraftNotice, SaveNotice } from "./sheet-notices";
import { useDraftForm } from "./use-draft-form";
import { useSave } from "./use-save";

type EditFormProps = { data: EditFormData; draftKey: string; onSaved: () => void };

export function EditForm({ data, draftKey, onSaved }: EditFormProps) {
  const t = useTranslations("conversations.edit");
  const { form, save, since, unproven } = useEdit({ data, draftKey, onSaved });
  return (
    <form noValidate className="group/log flex min-h-0 flex-1 flex-col" {...form}>
      <input name="id" type="hidden" value={data.id} />
      <input name="version" type="hidden" value={data.version} />
      <Questions
        data={data}
        discard={save.discard}
        problems={save.refusal?.fields ?? {}}
        since={since}
        unproven={unproven}
      />
      <SaveNotice {...save} />
      <SheetSaveBar>
        <Button busy={save.busy} size="thumb" type="submit" variant="red">
          {t("save")}
        </Button>
      </SheetSaveBar>
    </form>
  );
}

type QuestionsProps = {
  data: EditFormData;
  since: string | null;
  discard: () => void;
  problems: FieldProblems;
  unproven: Level | null;
};

function Questions({ data, since, discard, problems, unproven }: QuestionsProps) {
  const fields = useFieldErrors();
  return (
    <SheetBody>
      <DraftNotice discard={discard} since={since} />
      <OutcomeQuestion defaultValue={data.outcome} />
      <div className={reachedOnly}>
        {data.may.assess ? (
          <AssessmentQuestion
            defaultValue={data.assessment}
            evidence={data.evidence}
            previous={null}
            unproven={unproven}
          />
        ) : null}
        {problems.evidence ? <Notice>{fields(problems.evidence)}</Notice> : null}
        <IssuesQuestion chosen={data.issueIds} issues={data.issues} />
        <AskQuestion ask={data.ask} defaultValue={data.askAnswer} />
      </div>
      {data.may.note ? (
        <NotesQuestion
          defaultValue={data.notes ?? ""}
          problem={problems.notes}
          unreadable={data.notesUnreadable}
        />
      ) : null}
      <WhereAndWhen
        channel={data.channel}
        heldOn={data.heldOn}
        known
        problem={problems.heldOn}
        today={data.today}
      />
    </SheetBody>
  );
}

function useEdit({ data, draftKey, onSaved }: EditFormProps) {
  const [unproven, setUnproven] = useState<Level | null>(null);
  const draft = useDraft({ draftKey, ids: {}, restore: withPastDays });
  const save = useSave({
    draft,
    // The campaign's ask of that day stays: a correction does not change it.
    send: (form) => {
      form.delete("ask");
      return editConversationAction(null, form);
    },
    onSaved,
  });
  const form = useDraftForm({
    draft,
    onSave: (element) => {
      const sent = new FormData(element);
      const best = standsAsBefore(data, sent) ? null : unprovenIn(sent);
      setUnproven(best);
      if (best === null) save.save(element);
    },
  });
  return { form, save, since: draft.since, unproven };
}

/** An assessment from before the form asked for evidence needs none while its level stays. */
const standsAsBefore = ({ assessment, evidence }: EditFormData, form: FormData) =>
  evidence.includes("earlier") && String(assessment) === form.get("assessment");
