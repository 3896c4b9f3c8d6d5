"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { ButtonLink } from "@/components/ui/button-link";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { editEmployerAction } from "../actions";

type Field =
  | "name"
  | "companyGroup"
  | "sector"
  | "regionCode"
  | "regionElsewhere"
  | "oshubId"
  | "registrationNumber"
  | "registeredOn"
  | "registrationOffice";
type Props = {
  employerId: string;
  version: number;
  values: Partial<Record<Field, string>>;
  /** <option>s, rendered on the server. */
  regions: ReactNode;
};

export function EmployerForm({ employerId, version, values, regions }: Props) {
  const t = useTranslations("employers.form");
  const words = useTranslations("employers");
  const [result, submit] = useActionState(editEmployerAction, null);
  const { error, typed } = useRefusal(result);
  const field = (name: Field) => ({ name, error: error(name), defaultValue: typed(name, values[name]) });
  return (
    <form noValidate action={submit} className="grid max-w-[40rem] gap-4">
      <RefusalNotice result={result} />
      <input name="employerId" type="hidden" value={employerId} />
      <input name="version" type="hidden" value={version} />
      <TextField {...field("name")} label={t("name")} maxLength={200} required />
      <TextField
        {...field("companyGroup")}
        hint={t("groupHint")}
        label={t("group")}
        maxLength={200}
        meta={t("optional")}
      />
      <TextField
        {...field("sector")}
        hint={t("sectorHint")}
        label={t("sector")}
        maxLength={120}
        meta={t("optional")}
      />
      <SelectField {...field("regionCode")} label={t("region")} meta={t("optional")}>
        {regions}
      </SelectField>
      <TextField
        {...field("regionElsewhere")}
        hint={t("elsewhereHint")}
        label={t("elsewhere")}
        maxLength={120}
        meta={t("optional")}
      />
      <TextField
        {...field("oshubId")}
        autoComplete="off"
        hint={t("oshubHint")}
        label={t("oshub")}
        maxLength={15}
        meta={t("optional")}
      />
      <fieldset className="grid gap-4 border-t-2 border-ink pt-2 sm:grid-cols-2">
        <legend className="float-start w-full pt-2 font-head sm:col-span-2">{t("registration")}</legend>
        <TextField
          {...field("registrationNumber")}
          label={t("number")}
          maxLength={120}
          meta={t("optional")}
        />
        <DateField {...field("registeredOn")} label={t("day")} meta={t("optional")} />
        <TextField
          {...field("registrationOffice")}
          className="sm:col-span-2"
          label={t("office")}
          maxLength={200}
          meta={t("optional")}
        />
      </fieldset>
      <div className="flex items-center gap-3">
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
        <ButtonLink href={`/employers/${employerId}`} variant="bare">
          {words("cancel")}
        </ButtonLink>
      </div>
    </form>
  );
}
