"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Checkbox } from "@/components/ui/checks";
import { DateField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormSubmit } from "../../../components/form/use-form-submit";
import { createContactAction } from "../actions";
import type { WorkplaceChoices } from "../choices.queries";
import { JobFields } from "./job-fields";
import { MaybeTheSame } from "./maybe-the-same";
import { PersonFields } from "./person-fields";
import { useNamesakes } from "./use-namesakes";

type NewContactFormProps = {
  /** Made once, so that pressing twice makes one contact. */
  id: string;
  choices: WorkplaceChoices;
  name?: string;
  /** What follows: the conversation that the contact was added for. */
  follow?: "log";
};

export function NewContactForm({ id, choices, name, follow }: NewContactFormProps) {
  const t = useTranslations("contacts.form");
  const [result, submit, busy] = useActionState(createContactAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { name });
  const { found, look } = useNamesakes();
  const answered = result?.ok ? result.data.namesakes : [];
  const namesakes = answered.length > 0 ? answered : found;
  const state = { error, typed };
  return (
    <form noValidate action={submit} className="grid gap-6" onChange={look} onSubmit={onSubmit}>
      <input name="id" type="hidden" value={id} />
      {follow ? <input name="follow" type="hidden" value={follow} /> : null}
      <Section title={t("person")}>
        <PersonFields {...state} nationalIdHint={t("nationalIdHint")} />
      </Section>
      <MaybeTheSame namesakes={answered.length > 0 ? [] : found} />
      <Section title={t("work")}>
        <JobFields {...state} choices={choices} />
      </Section>
      <UnionFields error={error} typed={typed} />
      <RefusalNotice result={result} />
      <MaybeTheSame namesakes={answered} />
      <div className="flex flex-wrap gap-2">
        {namesakes.length > 0 ? (
          <Button busy={busy} name="another" type="submit" value="yes" variant="ink">
            {t("another")}
          </Button>
        ) : (
          <SubmitButton busy={busy} variant="ink">
            {t("addThem")}
          </SubmitButton>
        )}
        <ButtonLink href="/contacts" variant="bare">
          {t("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}

type UnionFieldsProps = {
  error: (field: string) => string | undefined;
  typed: (field: string) => string | undefined;
};

function UnionFields({ error, typed }: UnionFieldsProps) {
  const t = useTranslations("contacts");
  return (
    <Section title={t("form.union")}>
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Checkbox
          className="col-span-full"
          defaultChecked={typed("isMember") === "on"}
          label={t("form.isMember")}
          name="isMember"
        />
        <DateField
          defaultValue={typed("joinedOn")}
          error={error("joinedOn")}
          hint={t("membership.joinedHint")}
          label={t("membership.joinedOn")}
          name="joinedOn"
        />
        <TextField
          autoComplete="off"
          defaultValue={typed("cardNumber")}
          error={error("cardNumber")}
          label={t("membership.cardNumber")}
          name="cardNumber"
        />
      </div>
    </Section>
  );
}
