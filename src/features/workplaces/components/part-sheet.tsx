"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import { RefusalNotice, useRefusal } from "@/components/form/refusal";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import { SelectField, TextField } from "@/components/ui/fields";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { createPartAction, editPartAction, removePartAction } from "../parts.actions";
import type { PartKind } from "../parts.schema";

export type Part = { id: string; name: string; startsAt?: string | null; endsAt?: string | null };
type Props = { kind: PartKind; workplaceId: string; others: readonly Part[]; part?: Part };

export function PartSheet({ kind, workplaceId, part, others }: Props) {
  const t = useTranslations("workplaces.parts");
  const [open, setOpen] = useState(false);
  const title = part ? t(`${kind}.edit`, { name: part.name }) : t(`${kind}.add`);
  return (
    <BottomSheet
      onOpenChange={setOpen}
      open={open}
      title={title}
      trigger={{
        size: "sm",
        variant: part ? "bare" : "outline",
        children: part ? t("change") : title,
        "aria-label": title,
      }}
    >
      <PartForm kind={kind} onSaved={() => setOpen(false)} part={part} workplaceId={workplaceId} />
      {part ? <RemoveForm kind={kind} onSaved={() => setOpen(false)} others={others} part={part} /> : null}
    </BottomSheet>
  );
}

type Saved = Awaited<ReturnType<typeof editPartAction>> | null;
type FormProps = { kind: PartKind; workplaceId: string; part: Part | undefined; onSaved: () => void };

function PartForm({ kind, workplaceId, part, onSaved }: FormProps) {
  const t = useTranslations("workplaces.parts");
  const [result, submit] = useActionState(async (previous: Saved, form: FormData) => {
    const saved = await (part ? editPartAction : createPartAction)(previous, form);
    if (saved.ok) onSaved();
    return saved;
  }, null);
  const { error, typed } = useRefusal(result);
  return (
    <form noValidate action={submit} className="contents">
      <SheetBody>
        <RefusalNotice result={result} />
        <input name="kind" type="hidden" value={kind} />
        <input name={part ? "partId" : "workplaceId"} type="hidden" value={part?.id ?? workplaceId} />
        <TextField
          autoComplete="off"
          defaultValue={typed("name", part?.name)}
          error={error("name")}
          label={t(`${kind}.name`)}
          maxLength={120}
          name="name"
          required
        />
        {kind === "shift" ? (
          <div className="grid grid-cols-2 gap-3">
            {(["startsAt", "endsAt"] as const).map((name) => (
              <TextField
                defaultValue={typed(name, part?.[name] ?? undefined)}
                error={error(name)}
                key={name}
                label={t(name)}
                name={name}
                type="time"
              />
            ))}
          </div>
        ) : null}
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton size="thumb" variant="ink">
          {t("save")}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}

type RemoveProps = { kind: PartKind; part: Part; others: readonly Part[]; onSaved: () => void };
type Removed = Awaited<ReturnType<typeof removePartAction>> | null;

function RemoveForm({ kind, part, others, onSaved }: RemoveProps) {
  const t = useTranslations("workplaces.parts");
  const [result, submit] = useActionState(async (previous: Removed, form: FormData) => {
    const removed = await removePartAction(previous, form);
    if (removed.ok) onSaved();
    return removed;
  }, null);
  const { error } = useRefusal(result);
  return (
    <form noValidate action={submit} className="grid gap-3 border-t border-rule px-4 py-3">
      <RefusalNotice result={result} />
      <input name="kind" type="hidden" value={kind} />
      <input name="partId" type="hidden" value={part.id} />
      <SelectField error={error("into")} hint={t("removeText")} label={t(`${kind}.into`)} name="into">
        <option value="">{t("nowhere")}</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SubmitButton size="sm" variant="outline">
        {t(`${kind}.remove`, { name: part.name })}
      </SubmitButton>
    </form>
  );
}
