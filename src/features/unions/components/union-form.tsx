"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { Checkbox } from "@/components/ui/checks";
import { SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { updateUnionAction } from "../actions";

type Props = {
  union: { name: string; timeZone: string; country: string; phoneAssessments: boolean };
  timeZones: string[];
  countries: { code: string; name: string }[];
};

export function UnionForm({ union, timeZones, countries }: Props) {
  const t = useTranslations("settings.union");
  const [result, submit] = useActionState(updateUnionAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-140 gap-5">
      <RefusalNotice result={result} />
      <TextField
        defaultValue={typed("name", union.name)}
        error={error("name")}
        label={t("name")}
        name="name"
        required
      />
      <SelectField
        defaultValue={typed("country", union.country)}
        error={error("country")}
        hint={t("countryHint")}
        label={t("country")}
        name="country"
      >
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        defaultValue={typed("timeZone", union.timeZone)}
        error={error("timeZone")}
        hint={t("timeZoneHint")}
        label={t("timeZone")}
        name="timeZone"
      >
        {timeZones.map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <Checkbox
        defaultChecked={union.phoneAssessments}
        hint={t("phoneAssessmentsHint")}
        label={t("phoneAssessments")}
        name="phoneAssessments"
      />
      <div className="flex items-center gap-3">
        <SubmitButton variant="ink">{t("save")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}
