"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { FlipButton } from "@/components/form/flip-button";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { SourceField } from "@/components/form/source-field";
import { TextAreaField } from "@/components/ui/fields";
import { Notice, Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { pasteMinimumWagesAction, withdrawMinimumWageAction } from "../actions";

/** Lines that could not be read stay in the field. */
export function PasteMinimumWages() {
  const t = useTranslations("conditions.minimums");
  const [result, submit] = useActionState(pasteMinimumWagesAction, null);
  const { error, typed } = useRefusal(result);
  const pasted = result?.ok ? result.data : null;
  const left = pasted?.wrong.map(({ line }) => line).join("\n");
  return (
    <form noValidate action={submit} className="grid max-w-[40rem] gap-4">
      <RefusalNotice result={result} />
      {pasted ? (
        <Saved>{t("taken", { added: pasted.added, changed: pasted.changed, same: pasted.same })}</Saved>
      ) : null}
      {pasted && pasted.wrong.length > 0 ? (
        <Notice>
          {t("wrong", { count: pasted.wrong.length })}
          <ul>
            {pasted.wrong.slice(0, 20).map(({ line, why }) => (
              <li key={line}>
                <code>{line}</code> {t(`why.${why}`)}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <TextAreaField
        className="font-mono"
        defaultValue={left ?? typed("text")}
        error={error("text")}
        hint={t("textHint")}
        key={left}
        label={t("text")}
        name="text"
        required
        rows={8}
      />
      <SourceField error={error} t={t} typed={typed} />
      <div>
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
      </div>
    </form>
  );
}

export function WithdrawMinimumWage({ minimumWageId }: { minimumWageId: string }) {
  const t = useTranslations("conditions.minimums");
  return <FlipButton flip={() => withdrawMinimumWageAction({ minimumWageId })}>{t("withdraw")}</FlipButton>;
}
