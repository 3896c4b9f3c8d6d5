"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { RadioCard } from "@/components/ui/checks";
import { SubmitButton } from "@/components/ui/submit-button";
import { mergeContactsAction } from "../actions";

export type Question = { field: string; label: string; survivor: string; gone: string };

type Person = { id: string; version: number; name: string };
type MergeFormProps = { survivor: Person; gone: Person; questions: readonly Question[] };

export function MergeForm({ survivor, gone, questions }: MergeFormProps) {
  const t = useTranslations("duplicates.compare");
  const [result, submit, busy] = useActionState(mergeContactsAction, null);
  return (
    <form noValidate action={submit} className="grid gap-5">
      <input name="survivorId" type="hidden" value={survivor.id} />
      <input name="survivorVersion" type="hidden" value={survivor.version} />
      <input name="goneId" type="hidden" value={gone.id} />
      <input name="goneVersion" type="hidden" value={gone.version} />
      {questions.map((question) => (
        <ChoiceOf key={question.field} question={question} />
      ))}
      <RefusalNotice result={result} />
      <div className="flex flex-wrap items-center gap-2">
        <SubmitButton busy={busy} variant="red">
          {t("merge")}
        </SubmitButton>
        <ButtonLink href="/contacts/duplicates" variant="bare">
          {t("cancel")}
        </ButtonLink>
        <p className="text-13 text-ink-2">{t("undo")}</p>
      </div>
    </form>
  );
}

function ChoiceOf({ question: { field, label, survivor, gone } }: { question: Question }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-13 font-strong">{label}</legend>
      <div className="grid grid-cols-2 gap-2">
        <RadioCard className="wrap-anywhere" defaultChecked label={survivor} name={field} value="survivor" />
        <RadioCard className="wrap-anywhere" label={gone} name={field} value="gone" />
      </div>
    </fieldset>
  );
}
