"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type SubmitEvent, useState, useTransition } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { Button } from "@/components/ui/button";
import { PersonDisc } from "@/components/ui/person-disc";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { Notice } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import { AssessmentQuestion } from "../../components/assessment-question";
import { clearOnSecondTap } from "../../components/clear-on-second-tap";
import { unprovenIn } from "../../components/evidence";
import { AskQuestion, IssuesQuestion, OutcomeQuestion } from "../../components/log-questions";
import { NotesQuestion, useFieldErrors, WhereAndWhen } from "../../components/log-questions-after";
import { reachedOnly } from "../../components/reached-only";
import type { Level } from "../../vocabulary/rules";
import { editConversationAction } from "../actions";
import type { EditSheetData } from "../queries";

type EditSheetProps = { data: EditSheetData; closeHref: string };

/** An own entry, to be put right. What it said before stays in its history. */
export function EditSheet({ data, closeHref }: EditSheetProps) {
  const { contact } = data;
  const { busy, submit, ...state } = useEdit(data, closeHref);
  const [tapAgain] = useState(clearOnSecondTap);
  const router = useRouter();
  const t = useTranslations("conversations.edit");
  return (
    <BottomSheet
      before={<PersonDisc member={contact.member} name={contact.name} />}
      defaultOpen
      description={t("description")}
      onOpenChange={(open) => !open && router.push(closeHref, { scroll: false })}
      title={contact.name}
    >
      <form className="group/log flex min-h-0 flex-1 flex-col" onSubmit={submit} {...tapAgain}>
        <input name="id" type="hidden" value={data.id} />
        <input name="version" type="hidden" value={data.version} />
        <Questions data={data} {...state} />
        <SheetSaveBar>
          <Button busy={busy} size="thumb" type="submit" variant="red">
            {t("save")}
          </Button>
        </SheetSaveBar>
      </form>
    </BottomSheet>
  );
}

type EditState = { refusal: ActionResult<unknown> | null; unproven: Level | null };

function Questions({ data, refusal, unproven }: { data: EditSheetData } & EditState) {
  const codes = useTranslations("errors.codes");
  const fields = useFieldErrors();
  const problems = refusal && !refusal.ok ? refusal.fields : {};
  return (
    <SheetBody>
      {refusal && !refusal.ok ? <Notice live>{codes(refusal.code)}</Notice> : null}
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
      {data.may.note ? <NotesQuestion defaultValue={data.notes ?? ""} problem={problems.notes} /> : null}
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

function useEdit(data: EditSheetData, closeHref: string) {
  const [refusal, setRefusal] = useState<ActionResult<unknown> | null>(null);
  const [unproven, setUnproven] = useState<Level | null>(null);
  const [busy, start] = useTransition();
  const router = useRouter();
  const { show } = useToasts();
  const t = useTranslations("conversations.edit");
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const best = standsAsBefore(data, form) ? null : unprovenIn(form);
    setUnproven(best);
    if (best) return;
    form.delete("ask");
    start(async () => {
      const result = await editConversationAction(null, form).catch(() => lost);
      setRefusal(result.ok ? null : result);
      if (!result.ok) return;
      show({ title: t("saved", { name: data.contact.name }) });
      router.push(closeHref, { scroll: false });
    });
  };
  return { busy, submit, refusal, unproven };
}

const lost = { ok: false, code: "UNAVAILABLE", fields: {}, values: {} } as const;

/** An assessment from before the sheet asked for evidence needs none while its level stays. */
const standsAsBefore = ({ assessment, evidence }: EditSheetData, form: FormData) =>
  evidence.includes("earlier") && String(assessment) === form.get("assessment");
