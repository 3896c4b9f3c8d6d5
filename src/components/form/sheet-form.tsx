"use client";

import { type ReactNode, useActionState, useState } from "react";
import { BottomSheet, type BottomSheetProps } from "@/components/ui/bottom-sheet";
import { SheetBody, SheetSaveBar } from "@/components/ui/sheet-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { RefusalNotice, useRefusal } from "./refusal";

type Saved =
  | { ok: true }
  | { ok: false; code: string; fields: Record<string, string>; values: Record<string, string> };
type Fields = ReturnType<typeof useRefusal>;

type Props<R extends Saved> = Pick<BottomSheetProps, "title" | "trigger"> & {
  action: (previous: R | null, form: FormData) => Promise<R>;
  save: string;
  /** The fields; they know what was typed and what was wrong with it. */
  children: (fields: Fields) => ReactNode;
};

/** A button that opens a form in a sheet; it closes once that is saved. Needs the `errors` and `ui` messages. */
export function SheetForm<R extends Saved>({ title, trigger, ...form }: Props<R>) {
  const [open, setOpen] = useState(false);
  return (
    <BottomSheet onOpenChange={setOpen} open={open} title={title} {...(trigger ? { trigger } : {})}>
      <FormInSheet {...form} onSaved={() => setOpen(false)} />
    </BottomSheet>
  );
}

type FormProps<R extends Saved> = Omit<Props<R>, "title" | "trigger"> & { onSaved: () => void };

function FormInSheet<R extends Saved>({ action, save, children, onSaved }: FormProps<R>) {
  const [result, submit] = useActionState(async (previous: R | null, form: FormData) => {
    const saved = await action(previous, form);
    if (saved.ok) onSaved();
    return saved;
  }, null);
  const fields = useRefusal(result);
  return (
    <form noValidate action={submit} className="contents">
      <SheetBody>
        <RefusalNotice result={result} />
        {children(fields)}
      </SheetBody>
      <SheetSaveBar>
        <SubmitButton size="thumb" variant="ink">
          {save}
        </SubmitButton>
      </SheetSaveBar>
    </form>
  );
}
