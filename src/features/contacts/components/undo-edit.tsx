"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { undoEditAction } from "../actions";

type Props = { contactId: string; editId: string; field: string };

export function UndoEdit({ contactId, editId, field }: Props) {
  const t = useTranslations("contacts.edits");
  const [result, submit] = useActionState(undoEditAction, null);
  return (
    <form action={submit} className="ms-auto grid gap-1" noValidate>
      <input name="contactId" type="hidden" value={contactId} />
      <input name="editId" type="hidden" value={editId} />
      <SubmitButton aria-label={t("undoOf", { field })} size="sm" variant="bare">
        {t("undo")}
      </SubmitButton>
      <RefusalNotice result={result} />
    </form>
  );
}
