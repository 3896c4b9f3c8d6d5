"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Section } from "@/components/ui/section";
import { useFormSubmit } from "../../../components/form/use-form-submit";
import { correctCardAction, joinUnionAction, leaveUnionAction } from "../actions";
import { membershipEndings } from "../vocabulary";
import { SaveOrLeave } from "./edit-contact-form";

export function JoinForm({ contactId }: { contactId: string }) {
  const t = useTranslations("contacts.membership");
  const [result, submit, busy] = useActionState(joinUnionAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result);
  return (
    <form noValidate action={submit} className="grid gap-6" onSubmit={onSubmit}>
      <input name="contactId" type="hidden" value={contactId} />
      <Section title={t("join")}>
        <div className="grid items-start gap-4 md:grid-cols-2">
          <DateField
            defaultValue={typed("joinedOn")}
            error={error("joinedOn")}
            hint={t("joinedHint")}
            label={t("joinedOn")}
            name="joinedOn"
          />
          <TextField
            autoComplete="off"
            defaultValue={typed("cardNumber")}
            error={error("cardNumber")}
            label={t("cardNumber")}
            name="cardNumber"
          />
        </div>
      </Section>
      <RefusalNotice result={result} />
      <SaveOrLeave busy={busy} id={contactId} />
    </form>
  );
}

export function CardForm({ contactId, cardNumber }: { contactId: string; cardNumber: string | null }) {
  const t = useTranslations("contacts.membership");
  const [result, submit, busy] = useActionState(correctCardAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { cardNumber: cardNumber ?? undefined });
  return (
    <form noValidate action={submit} className="grid gap-6" onSubmit={onSubmit}>
      <input name="contactId" type="hidden" value={contactId} />
      <Section title={t("correctCard")}>
        <TextField
          autoComplete="off"
          className="max-w-90"
          defaultValue={typed("cardNumber")}
          error={error("cardNumber")}
          label={t("cardNumber")}
          maxLength={40}
          name="cardNumber"
        />
      </Section>
      <RefusalNotice result={result} />
      <SaveOrLeave busy={busy} id={contactId} />
    </form>
  );
}

export function LeaveForm({ contactId }: { contactId: string }) {
  const t = useTranslations("contacts.membership");
  const [result, submit, busy] = useActionState(leaveUnionAction, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result, { ending: "resigned" });
  return (
    <form noValidate action={submit} className="grid gap-6" onSubmit={onSubmit}>
      <input name="contactId" type="hidden" value={contactId} />
      <Section title={t("leave")}>
        <div className="grid items-start gap-4 md:grid-cols-2">
          <DateField
            defaultValue={typed("leftOn")}
            error={error("leftOn")}
            label={t("leftOn")}
            name="leftOn"
          />
          <SelectField
            defaultValue={typed("ending")}
            error={error("ending")}
            label={t("ending")}
            name="ending"
          >
            {membershipEndings.map((ending) => (
              <option key={ending} value={ending}>
                {t(`endings.${ending}`)}
              </option>
            ))}
          </SelectField>
        </div>
      </Section>
      <RefusalNotice result={result} />
      <SaveOrLeave busy={busy} id={contactId} />
    </form>
  );
}
