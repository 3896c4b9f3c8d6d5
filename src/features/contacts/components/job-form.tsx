"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { DateField, SelectField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormSubmit } from "../../../components/form/use-form-submit";
import { changeJobAction, endJobAction } from "../actions";
import type { WorkplaceChoices } from "../choices.queries";
import type { ContactDetail } from "../details.queries";
import { jobEndings } from "../vocabulary";
import { Refusal, SaveOrLeave } from "./edit-contact-form";
import { JobFields } from "./job-fields";

type JobFormProps = { contact: ContactDetail; choices: WorkplaceChoices };

export function JobForm({ contact, choices }: JobFormProps) {
  const t = useTranslations("contacts.job");
  const [result, submit, busy] = useActionState(changeJobAction, null);
  const start = Object.fromEntries(
    Object.entries(contact.job ?? {}).map(([key, value]) => [key, value ?? undefined]),
  );
  const { error, typed, onSubmit } = useFormSubmit(submit, result, start);
  return (
    <div className="grid gap-8">
      <form noValidate action={submit} className="grid gap-6" onSubmit={onSubmit}>
        <Whose contact={contact} />
        <Section title={t("title")}>
          <JobFields error={error} choices={choices} required typed={typed} />
          <div className="mt-4 grid md:grid-cols-2">
            <DateField
              defaultValue={typed("changedOn")}
              error={error("changedOn")}
              hint={t("changedHint")}
              label={t("changedOn")}
              name="changedOn"
            />
          </div>
        </Section>
        <Refusal result={result} />
        <SaveOrLeave busy={busy} id={contact.id} />
      </form>
      {contact.job ? <EndJob contact={contact} /> : null}
    </div>
  );
}

function EndJob({ contact }: { contact: ContactDetail }) {
  const t = useTranslations("contacts.job");
  const [result, submit, busy] = useActionState(endJobAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { ending: "resigned" });
  return (
    <form noValidate action={submit} onSubmit={onSubmit}>
      <Section title={t("end")}>
        <Refusal result={result} />
        <Whose contact={contact} />
        <div className="grid items-end gap-4 md:grid-cols-3">
          <DateField
            defaultValue={typed("endedOn")}
            error={error("endedOn")}
            label={t("endedOn")}
            name="endedOn"
          />
          <SelectField
            defaultValue={typed("ending")}
            error={error("ending")}
            label={t("ending")}
            name="ending"
          >
            {jobEndings.map((ending) => (
              <option key={ending} value={ending}>
                {t(`endings.${ending}`)}
              </option>
            ))}
          </SelectField>
          <SubmitButton busy={busy}>{t("end")}</SubmitButton>
        </div>
      </Section>
    </form>
  );
}

function Whose({ contact }: { contact: ContactDetail }) {
  return (
    <>
      <input name="contactId" type="hidden" value={contact.id} />
      <input name="version" type="hidden" value={contact.version} />
    </>
  );
}
