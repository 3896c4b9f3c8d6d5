"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { createBranchAction } from "../branches.actions";

type Props = { union: { timeZone: string; country: string; locale: string } };

/** A union below one's own; country and zone are those of the upper one and can be changed in it. */
export function BranchForm({ union }: Props) {
  const t = useTranslations("settings.branch");
  const [result, submit] = useActionState(createBranchAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-140 gap-5">
      <RefusalNotice result={result} />
      {result?.ok ? (
        <div className="flex flex-wrap items-center gap-3">
          <Saved>{t("made")}</Saved>
          <ButtonLink href="/choose-union">{t("switch")}</ButtonLink>
        </div>
      ) : null}
      <input name="timeZone" type="hidden" value={union.timeZone} />
      <input name="country" type="hidden" value={union.country} />
      <TextField
        autoComplete="off"
        defaultValue={typed("name")}
        error={error("name")}
        label={t("name")}
        name="name"
        required
      />
      <SelectField defaultValue={typed("locale", union.locale)} label={t("locale")} name="locale">
        <option value="id">Bahasa Indonesia</option>
        <option value="en">English</option>
      </SelectField>
      <div>
        <SubmitButton variant="outline">{t("make")}</SubmitButton>
      </div>
    </form>
  );
}
