"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { SelectField, TextAreaField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { markLeaderAction } from "../actions";
import { type LeaderKind, leaderKinds } from "../vocabulary.schema";

type MarkFormProps = { contactId: string; id: string; marked: readonly LeaderKind[] };

/** Asks what the contact moved others to before it marks a leader. */
export function MarkForm({ contactId, id, marked }: MarkFormProps) {
  const t = useTranslations("leaders");
  const [result, submit] = useActionState(markLeaderAction, null);
  const { error, typed } = useRefusal(result);
  const left = leaderKinds.filter((kind) => !marked.includes(kind));
  if (left.length === 0) return null;
  return (
    <details>
      <summary className="flex min-h-tap w-fit cursor-pointer items-center underline underline-offset-2">
        {t("contact.mark")}
      </summary>
      <form noValidate action={submit} className="grid gap-3">
        <input name="id" type="hidden" value={id} />
        <input name="contactId" type="hidden" value={contactId} />
        <SelectField defaultValue={typed("kind")} error={error("kind")} label={t("contact.kind")} name="kind">
          {left.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextAreaField
          defaultValue={typed("evidence")}
          error={error("evidence")}
          hint={t("contact.evidenceHint")}
          label={t("contact.evidence")}
          maxLength={300}
          name="evidence"
          rows={2}
        />
        <RefusalNotice result={result} />
        <SubmitButton className="justify-self-start" size="sm">
          {t("contact.markNow")}
        </SubmitButton>
      </form>
    </details>
  );
}
