"use client";

import { useTranslations } from "next-intl";
import { useActionState, useId } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { TextField } from "@/components/ui/fields";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { createWorkplaceAction, editWorkplaceAction } from "../actions";

type Props = {
  employers: readonly string[];
  workplace?: { id: string; name: string; town: string | null; employer: string };
  onSaved?: () => void;
};

export function WorkplaceForm({ employers, workplace, onSaved }: Props) {
  const t = useTranslations("workplaces.form");
  const listId = useId();
  const [result, submit] = useActionState(async (previous: Saved, form: FormData) => {
    const saved = workplace
      ? await editWorkplaceAction(previous, form)
      : await createWorkplaceAction(null, form);
    if (saved.ok) onSaved?.();
    return saved;
  }, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="contents">
      <SheetBody>
        <RefusalNotice result={result} />
        {workplace ? <input name="workplaceId" type="hidden" value={workplace.id} /> : null}
        <TextField
          autoComplete="off"
          defaultValue={typed("employer", workplace?.employer)}
          error={error("employer")}
          hint={t("employerHint")}
          label={t("employer")}
          list={listId}
          maxLength={200}
          name="employer"
          required
        />
        <datalist id={listId}>
          {employers.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextField
          autoComplete="off"
          defaultValue={typed("name", workplace?.name)}
          error={error("name")}
          hint={t("nameHint")}
          label={t("name")}
          maxLength={200}
          name="name"
          required
        />
        <TextField
          autoComplete="off"
          defaultValue={typed("town", workplace?.town ?? undefined)}
          error={error("town")}
          label={t("town")}
          maxLength={120}
          meta={t("optional")}
          name="town"
        />
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton size="thumb" variant="ink">
          {t("save")}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}

type Saved = Awaited<ReturnType<typeof editWorkplaceAction>> | null;
