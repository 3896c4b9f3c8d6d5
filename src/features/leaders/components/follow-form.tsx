"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { SelectField } from "@/components/ui/fields";
import { SubmitButton } from "@/components/ui/submit-button";
import { noteFollowingAction } from "../actions";

type FollowFormProps = {
  contactId: string;
  id: string;
  follows: string;
  leaders: readonly { id: string; name: string }[];
};

export function FollowForm({ contactId, id, follows, leaders }: FollowFormProps) {
  const t = useTranslations("leaders.contact");
  const [result, submit] = useActionState(noteFollowingAction, null);
  const { error } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid gap-2" key={follows}>
      <input name="id" type="hidden" value={id} />
      <input name="contactId" type="hidden" value={contactId} />
      <SelectField
        defaultValue={follows}
        error={error("leaderContactId")}
        label={t("leader")}
        name="leaderContactId"
      >
        <option value="">{t("nobody")}</option>
        {leaders.map((leader) => (
          <option key={leader.id} value={leader.id}>
            {leader.name}
          </option>
        ))}
      </SelectField>
      {result?.ok === false && !error("leaderContactId") ? <RefusalNotice result={result} /> : null}
      <SubmitButton className="justify-self-start" size="sm">
        {t("save")}
      </SubmitButton>
    </form>
  );
}
