"use client";

import { type ComponentProps, type ReactNode, useActionState, useState } from "react";
import { BottomSheet } from "@/components/ui/bottom-sheet";
import type { OverlayTrigger } from "@/components/ui/overlay-trigger";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { RefusalNotice, useRefusal } from "./refusal";
import { useDraft } from "./use-draft";

type Refused = { ok: false; code: string; fields: Record<string, string>; values: Record<string, string> };
type Result = { ok: true } | Refused | null;

type EditSheetProps = {
  title: string;
  trigger: OverlayTrigger;
  /** What is typed and not saved stays under this key when the sheet is closed or the page left. */
  draftKey: string;
  action: (previous: null, form: FormData) => Promise<Exclude<Result, null>>;
  /** Sent with the form. */
  hidden: Record<string, string>;
  saveLabel: string;
  fields: (shown: ReturnType<typeof useRefusal>) => ReactNode;
  /** Other acts on the same thing, below the form. */
  more?: (close: () => void) => ReactNode;
};

/** One form in a sheet, opened from the row that it changes. */
export function EditSheet({ title, trigger, more, ...form }: EditSheetProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <BottomSheet onOpenChange={setOpen} open={open} title={title} trigger={trigger}>
      <EditForm {...form} onSaved={close} />
      {more ? <div className="border-t border-rule px-4 py-3">{more(close)}</div> : null}
    </BottomSheet>
  );
}

type EditFormProps = Omit<EditSheetProps, "title" | "trigger" | "more"> & { onSaved: () => void };

function EditForm({ draftKey, action, hidden, saveLabel, fields, onSaved }: EditFormProps) {
  const draft = useDraft({ draftKey, ids: {}, restore: (_form, values) => values });
  const [result, submit] = useActionState(async (_previous: Result, form: FormData): Promise<Result> => {
    const saved = await action(null, form);
    if (!saved.ok) return saved;
    draft.forget();
    onSaved();
    return saved;
  }, null);
  const shown = useRefusal(result);
  const keep: ComponentProps<"form">["onInput"] = () => draft.keep();
  return (
    <form noValidate action={submit} className="contents" onInput={keep} ref={draft.ref}>
      <SheetBody>
        <RefusalNotice result={result} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        {fields(shown)}
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton size="thumb" variant="ink">
          {saveLabel}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}
