"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { inviteUserAction } from "../actions";
import { InvitationLink } from "./invitation-link";
import { ReachFields, type TurfOption } from "./reach-fields";
import { formWithProof } from "./with-proof";

export function InviteForm({ workplaces }: { workplaces: TurfOption[] }) {
  const t = useTranslations("users.invite");
  const [result, submit] = useActionState(formWithProof(inviteUserAction), null);
  const { error, typed } = useRefusal(result);
  return (
    <>
      {result?.ok ? <InvitationLink path={result.data.path} /> : null}
      <form
        noValidate
        action={submit}
        className="grid max-w-140 gap-5"
        key={result?.ok ? result.data.path : "new"}
      >
        <RefusalNotice result={result} />
        <TextField
          autoComplete="off"
          defaultValue={typed("name")}
          error={error("name")}
          label={t("name")}
          name="name"
          required
        />
        <TextField
          autoComplete="off"
          defaultValue={typed("email")}
          error={error("email")}
          hint={t("emailHint")}
          label={t("email")}
          name="email"
          required
          type="email"
        />
        <ReachFields
          error={error}
          initialRole="organiser"
          turf={[]}
          wholeUnion={false}
          workplaces={workplaces}
        />
        <div>
          <SubmitButton variant="red">{t("submit")}</SubmitButton>
        </div>
      </form>
    </>
  );
}
