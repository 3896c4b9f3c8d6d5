"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { removeEnrolmentAction } from "../enrolments.actions";
import { useProblem } from "./use-problem";

type RemoveFormProps = { enrolmentId: string; campaign: string };

/** Asks for the reason before it takes a contact off a board. */
export function RemoveForm({ enrolmentId, campaign }: RemoveFormProps) {
  const t = useTranslations("campaigns.one");
  const [result, submit] = useActionState(removeEnrolmentAction, null);
  const { error, typed } = useRefusal(result);
  const problem = useProblem()(result);
  return (
    <details className="text-13">
      <summary className="flex min-h-tap w-fit cursor-pointer items-center underline underline-offset-2">
        {t("remove", { campaign })}
      </summary>
      <form noValidate action={submit} className="grid gap-2">
        <input name="enrolmentId" type="hidden" value={enrolmentId} />
        <TextField
          autoComplete="off"
          defaultValue={typed("reason")}
          error={error("reason")}
          hint={t("reasonHint")}
          label={t("reason")}
          maxLength={300}
          name="reason"
        />
        {problem && !error("reason") ? <Notice live>{problem}</Notice> : null}
        <SubmitButton className="justify-self-start" size="sm">
          {t("removeNow")}
        </SubmitButton>
      </form>
    </details>
  );
}
