"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import { FlipButton } from "@/components/form/flip-button";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { SheetForm } from "@/components/form/sheet-form";
import { SourceField } from "@/components/form/source-field";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Saved } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import { placeWorkplaceAction } from "@/features/workplaces/actions";
import { recordConditionAction, withdrawConditionAction } from "../actions";
import { conditionKinds } from "../vocabulary.schema";

export function RecordCondition({ workplaceId, today }: { workplaceId: string; today: string }) {
  const t = useTranslations("conditions");
  return (
    <SheetForm
      action={recordConditionAction}
      save={t("save")}
      title={t("add")}
      trigger={{ variant: "red", children: t("add") }}
    >
      {({ error, typed }) => (
        <>
          <input name="workplaceId" type="hidden" value={workplaceId} />
          <SelectField
            defaultValue={typed("kind", "lowest_wage")}
            error={error("kind")}
            label={t("kind")}
            name="kind"
          >
            {conditionKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`choices.${kind}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            defaultValue={typed("amount")}
            error={error("amount")}
            figure
            hint={t("amountHint")}
            inputMode="decimal"
            label={t("amount")}
            maxLength={30}
            name="amount"
            required
          />
          <DateField
            defaultValue={typed("observedOn", today)}
            error={error("observedOn")}
            label={t("observedOn")}
            max={today}
            name="observedOn"
            required
          />
          <SourceField error={error} t={t} typed={typed} />
        </>
      )}
    </SheetForm>
  );
}

export function WithdrawCondition({ conditionId, withdrawn }: { conditionId: string; withdrawn: boolean }) {
  const t = useTranslations("conditions");
  return (
    <FlipButton flip={() => withdrawConditionAction({ conditionId, withdrawn: !withdrawn })}>
      {t(withdrawn ? "restore" : "withdraw")}
    </FlipButton>
  );
}

type RegionProps = {
  workplaceId: string;
  region: { code?: string | undefined; elsewhere?: string | undefined };
  /** <option>s, rendered on the server. */
  regions: ReactNode;
};

export function WorkplaceRegion({ workplaceId, region, regions }: RegionProps) {
  const t = useTranslations("conditions");
  const [result, submit] = useActionState(placeWorkplaceAction, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid max-w-[40rem] gap-3 sm:grid-cols-2">
      <input name="workplaceId" type="hidden" value={workplaceId} />
      <div className="sm:col-span-2">
        <RefusalNotice result={result} />
      </div>
      <SelectField
        defaultValue={typed("regionCode", region.code)}
        error={error("regionCode")}
        hint={t("regionHint")}
        label={t("region")}
        name="regionCode"
      >
        {regions}
      </SelectField>
      <TextField
        defaultValue={typed("regionElsewhere", region.elsewhere)}
        error={error("regionElsewhere")}
        label={t("elsewhere")}
        maxLength={120}
        name="regionElsewhere"
      />
      <div className="flex items-center gap-3 sm:col-span-2">
        <SubmitButton variant="outline">{t("saveRegion")}</SubmitButton>
        {result?.ok ? <Saved>{t("saved")}</Saved> : null}
      </div>
    </form>
  );
}
