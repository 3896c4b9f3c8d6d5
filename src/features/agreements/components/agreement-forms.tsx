"use client";

import { useTranslations } from "next-intl";
import { FlipButton } from "@/components/form/flip-button";
import type { useRefusal } from "@/components/form/refusal";
import { SheetForm } from "@/components/form/sheet-form";
import { DateField, TextAreaField, TextField } from "@/components/ui/fields";
import { editAgreementAction, recordAgreementAction, withdrawAgreementAction } from "../actions";
import type { Agreement } from "../queries";

type Known = Omit<Agreement, "withdrawn">;

export function RecordAgreement({ employerId }: { employerId: string }) {
  const t = useTranslations("employers.agreements");
  return (
    <SheetForm
      action={recordAgreementAction}
      save={t("save")}
      title={t("add")}
      trigger={{ variant: "outline", size: "sm", children: t("add") }}
    >
      {(fields) => (
        <>
          <input name="employerId" type="hidden" value={employerId} />
          <Terms {...fields} />
        </>
      )}
    </SheetForm>
  );
}

export function EditAgreement({ agreement }: { agreement: Known }) {
  const t = useTranslations("employers.agreements");
  return (
    <SheetForm
      action={editAgreementAction}
      save={t("save")}
      title={t("edit")}
      trigger={{ size: "sm", variant: "bare", children: t("edit") }}
    >
      {(fields) => (
        <>
          <input name="agreementId" type="hidden" value={agreement.id} />
          <input name="version" type="hidden" value={agreement.version} />
          <Terms {...fields} agreement={agreement} />
        </>
      )}
    </SheetForm>
  );
}

function Terms({ error, typed, agreement }: ReturnType<typeof useRefusal> & { agreement?: Known }) {
  const t = useTranslations("employers.agreements");
  return (
    <>
      <TextField
        defaultValue={typed("number", agreement?.number)}
        error={error("number")}
        label={t("number")}
        maxLength={120}
        name="number"
        required
      />
      <DateField
        defaultValue={typed("startsOn", agreement?.startsOn)}
        error={error("startsOn")}
        label={t("from")}
        name="startsOn"
        required
      />
      <DateField
        defaultValue={typed("endsOn", agreement?.endsOn)}
        error={error("endsOn")}
        label={t("to")}
        name="endsOn"
        required
      />
      <TextField
        defaultValue={typed("registration", agreement?.registration ?? undefined)}
        error={error("registration")}
        hint={t("registrationHint")}
        label={t("registration")}
        maxLength={200}
        meta={t("optional")}
        name="registration"
      />
      <TextAreaField
        defaultValue={typed("openPoints", agreement?.openPoints ?? undefined)}
        error={error("openPoints")}
        label={t("open")}
        maxLength={2000}
        meta={t("optional")}
        name="openPoints"
        rows={4}
      />
    </>
  );
}

export function WithdrawAgreement({ agreementId, withdrawn }: { agreementId: string; withdrawn: boolean }) {
  const t = useTranslations("employers.agreements");
  return (
    <FlipButton flip={() => withdrawAgreementAction({ agreementId, withdrawn: !withdrawn })}>
      {t(withdrawn ? "restore" : "withdraw")}
    </FlipButton>
  );
}
