"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import type { Choice, WorkplaceChoices } from "../choices.queries";
import { contractTypes } from "../vocabulary";
import type { FormState } from "./person-fields";

type JobFieldsProps = FormState & { choices: WorkplaceChoices; required?: boolean };

/** Without scripts, choosing a workplace takes a second step for its departments. */
export function JobFields({ choices, required = false, error, typed }: JobFieldsProps) {
  const t = useTranslations("contacts.job");
  const unknown = useTranslations("contacts.form")("unknown");
  const [workplaceId, choose] = useState(typed("workplaceId") ?? "");
  const here = choices.workplaces.find(({ id }) => id === workplaceId);
  const field = (name: string) => ({ name, error: error(name), defaultValue: typed(name) });
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <SelectField
        {...field("workplaceId")}
        label={t("workplace")}
        onChange={(event) => choose(event.currentTarget.value)}
        required={required}
      >
        <Options choices={choices.workplaces} unknown={unknown} />
      </SelectField>
      <SelectField {...field("departmentId")} key={`department-${workplaceId}`} label={t("department")}>
        <Options choices={here?.departments ?? []} unknown={unknown} />
      </SelectField>
      <SelectField {...field("shiftId")} key={`shift-${workplaceId}`} label={t("shift")}>
        <Options choices={here?.shifts ?? []} unknown={unknown} />
      </SelectField>
      <TextField {...field("line")} label={t("line")} maxLength={80} />
      <TextField {...field("title")} label={t("jobTitle")} maxLength={120} />
      <TextField {...field("employeeNumber")} autoComplete="off" label={t("employeeNumber")} maxLength={40} />
      <SelectField {...field("contractType")} label={t("contract")}>
        <option value="">{unknown}</option>
        {contractTypes.map((type) => (
          <option key={type} value={type}>
            {t(`contracts.${type}`)}
          </option>
        ))}
      </SelectField>
      <DateField {...field("contractEndsOn")} label={t("contractEndsOn")} />
      <DateField {...field("startedOn")} label={t("startedOn")} />
    </div>
  );
}

function Options({ choices, unknown }: { choices: readonly Choice[]; unknown: string }) {
  return (
    <>
      <option value="">{unknown}</option>
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </>
  );
}
