"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { DateField, TextAreaField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { useFormSubmit } from "../../../components/form/use-form-submit";
import { updateContactAction } from "../actions";
import type { ContactDetail, Private } from "../details.queries";
import { PersonFields } from "./person-fields";

type EditContactFormProps = { contact: ContactDetail; known: Private };

export function EditContactForm({ contact, known }: EditContactFormProps) {
  const t = useTranslations("contacts.form");
  const [result, submit, busy] = useActionState(updateContactAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, valuesOf(contact, known));
  const masked = known.nationalIdMasked;
  const text = (name: string) => ({ name, error: error(name), defaultValue: typed(name) });
  return (
    <form noValidate action={submit} className="grid gap-6" onSubmit={onSubmit}>
      <input name="id" type="hidden" value={contact.id} />
      <input name="version" type="hidden" value={contact.version} />
      {others(known, "phone", 2).map((phone) => (
        <input key={phone} name="phones[]" type="hidden" value={phone} />
      ))}
      {others(known, "email", 1).map((email) => (
        <input key={email} name="emails[]" type="hidden" value={email} />
      ))}
      <Section title={t("person")}>
        <PersonFields
          error={error}
          nationalIdHint={masked ? t("nationalIdKeep", { masked }) : t("nationalIdHint")}
          typed={typed}
        />
        <div className="mt-4 grid gap-4">
          <TextField {...text("birthPlace")} label={t("birthPlace")} />
          <TextField {...text("address")} label={t("address")} />
          <TextAreaField {...text("background")} hint={t("backgroundHint")} label={t("background")} />
          <DateField
            defaultValue={typed("deceasedOn")}
            error={error("deceasedOn")}
            hint={t("deceasedHint")}
            label={t("deceasedOn")}
            name="deceasedOn"
          />
        </div>
      </Section>
      <Refusal result={result} />
      <SaveOrLeave busy={busy} id={contact.id} />
    </form>
  );
}

const values = (known: Private, kind: "phone" | "email") =>
  known.points.filter((point) => point.kind === kind).map(({ value }) => value);
const others = (known: Private, kind: "phone" | "email", shown: number) => values(known, kind).slice(shown);

function valuesOf(
  { name, nickname, deceasedOn }: ContactDetail,
  known: Private,
): Record<string, string | undefined> {
  const [phones, morePhones] = values(known, "phone");
  return {
    name,
    nickname: nickname ?? undefined,
    phones,
    morePhones,
    emails: values(known, "email")[0],
    sex: known.sex ?? undefined,
    birthDate: known.birthDate ?? undefined,
    birthPlace: known.birthPlace ?? undefined,
    address: known.address ?? undefined,
    background: known.background ?? undefined,
    deceasedOn: deceasedOn ?? undefined,
  };
}

export function Refusal({ result }: { result: Parameters<typeof RefusalNotice>[0]["result"] }) {
  const t = useTranslations("contacts.form");
  if (result && !result.ok && result.code === "CHANGED_MEANWHILE")
    return <Notice live>{t("changed")}</Notice>;
  return <RefusalNotice result={result} />;
}

export function SaveOrLeave({ id, busy }: { id: string; busy: boolean }) {
  const t = useTranslations("contacts.form");
  return (
    <div className="flex flex-wrap gap-2">
      <SubmitButton busy={busy} variant="ink">
        {t("save")}
      </SubmitButton>
      <ButtonLink href={`/contacts/${id}`} variant="bare">
        {t("cancel")}
      </ButtonLink>
    </div>
  );
}
