"use client";

import { useTranslations } from "next-intl";
import { FlipButton } from "@/components/form/flip-button";
import { SheetForm } from "@/components/form/sheet-form";
import { SourceField } from "@/components/form/source-field";
import { DateField, TextField } from "@/components/ui/fields";
import { recordSupplyAction, withdrawSupplyAction } from "../supplies.actions";

export function RecordSupply({ employerId }: { employerId: string }) {
  const t = useTranslations("employers.supplies");
  return (
    <SheetForm
      action={recordSupplyAction}
      save={t("save")}
      title={t("add")}
      trigger={{ variant: "outline", size: "sm", children: t("add") }}
    >
      {({ error, typed }) => (
        <>
          <input name="employerId" type="hidden" value={employerId} />
          <TextField
            defaultValue={typed("brand")}
            error={error("brand")}
            label={t("brand")}
            maxLength={200}
            name="brand"
            required
          />
          <DateField
            defaultValue={typed("since")}
            error={error("since")}
            label={t("since")}
            meta={t("optional")}
            name="since"
          />
          <DateField
            defaultValue={typed("until")}
            error={error("until")}
            label={t("until")}
            meta={t("optional")}
            name="until"
          />
          <SourceField error={error} t={t} typed={typed} />
        </>
      )}
    </SheetForm>
  );
}

export function WithdrawSupply({ supplyId, withdrawn }: { supplyId: string; withdrawn: boolean }) {
  const t = useTranslations("employers.supplies");
  return (
    <FlipButton flip={() => withdrawSupplyAction({ supplyId, withdrawn: !withdrawn })}>
      {t(withdrawn ? "restore" : "withdraw")}
    </FlipButton>
  );
}
