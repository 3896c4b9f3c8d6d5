"use client";

import { useTranslations } from "next-intl";
import { FlipButton } from "@/components/form/flip-button";
import { SheetForm } from "@/components/form/sheet-form";
import { SourceField } from "@/components/form/source-field";
import { DateField, TextField } from "@/components/ui/fields";
import { recordOtherUnionAction, withdrawOtherUnionAction } from "../other-unions.actions";

export function RecordOtherUnion({ employerId, today }: { employerId: string; today: string }) {
  const t = useTranslations("employers.otherUnions");
  return (
    <SheetForm
      action={recordOtherUnionAction}
      save={t("save")}
      title={t("add")}
      trigger={{ variant: "outline", size: "sm", children: t("add") }}
    >
      {({ error, typed }) => (
        <>
          <input name="employerId" type="hidden" value={employerId} />
          <TextField
            defaultValue={typed("name")}
            error={error("name")}
            label={t("name")}
            maxLength={200}
            name="name"
            required
          />
          <TextField
            defaultValue={typed("members")}
            error={error("members")}
            figure
            inputMode="numeric"
            label={t("members")}
            min={0}
            name="members"
            required
            type="number"
          />
          <DateField
            defaultValue={typed("claimedOn", today)}
            error={error("claimedOn")}
            label={t("claimedOn")}
            max={today}
            name="claimedOn"
            required
          />
          <SourceField error={error} t={t} typed={typed} />
        </>
      )}
    </SheetForm>
  );
}

export function WithdrawOtherUnion({ claimId, withdrawn }: { claimId: string; withdrawn: boolean }) {
  const t = useTranslations("employers.otherUnions");
  return (
    <FlipButton flip={() => withdrawOtherUnionAction({ claimId, withdrawn: !withdrawn })}>
      {t(withdrawn ? "restore" : "withdraw")}
    </FlipButton>
  );
}
