"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checks";
import { DateField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToggleChips } from "@/components/ui/toggle-chips";
import { recordConsentAction } from "../actions";
import { channels, purposes, spokenSources } from "../vocabulary.schema";

const start = { state: "withdrawn", purpose: "all", source: "spoken" };

/** `recordId` is new with each answer of the server, so that pressing twice records it once. */
export function ConsentForm({ contactId, recordId }: { contactId: string; recordId: string }) {
  const t = useTranslations("consents");
  const [result, submit, busy] = useActionState(recordConsentAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, start);
  return (
    <form action={submit} className="grid gap-6" noValidate onSubmit={onSubmit}>
      <input name="contactId" type="hidden" value={contactId} />
      <input name="recordId" type="hidden" value={recordId} />
      <Section title={t("form.what")}>
        <div className="grid gap-4">
          <ToggleChips
            defaultValue={typed("state")}
            hideLegend
            legend={t("form.what")}
            name="state"
            options={(["withdrawn", "given"] as const).map((value) => ({
              value,
              label: t(`states.${value}`),
            }))}
          />
          <fieldset className="min-w-0">
            <legend className="mb-1 text-13 font-strong">{t("form.channels")}</legend>
            <div className="grid gap-x-6 sm:grid-cols-2">
              {channels.map((channel) => (
                <Checkbox key={channel} label={t(`channels.${channel}`)} name="channels[]" value={channel} />
              ))}
            </div>
            {error("channels") ? <Notice live>{t("form.chooseChannel")}</Notice> : null}
          </fieldset>
          <ToggleChips
            defaultValue={typed("purpose")}
            legend={t("form.purpose")}
            name="purpose"
            options={(["all", ...purposes] as const).map((value) => ({
              value,
              label: t(`purposes.${value}`),
            }))}
          />
        </div>
      </Section>
      <Section title={t("form.how")}>
        <div className="grid gap-4">
          <ToggleChips
            defaultValue={typed("source")}
            hideLegend
            legend={t("form.how")}
            name="source"
            options={spokenSources.map((value) => ({ value, label: t(`sources.${value}`) }))}
          />
          <div className="grid items-start gap-4 md:grid-cols-2">
            <DateField
              defaultValue={typed("saidOn")}
              error={error("saidOn")}
              hint={t("form.dayHint")}
              label={t("form.day")}
              name="saidOn"
            />
            <TextField
              autoComplete="off"
              defaultValue={typed("wording")}
              error={error("wording")}
              hint={t("form.wordingHint")}
              label={t("form.wording")}
              maxLength={120}
              name="wording"
            />
          </div>
        </div>
      </Section>
      <RefusalNotice result={result} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton busy={busy} variant="ink">
          {t("form.save")}
        </SubmitButton>
        <ButtonLink href={`/contacts/${contactId}`} variant="bare">
          {t("form.back")}
        </ButtonLink>
      </div>
    </form>
  );
}
