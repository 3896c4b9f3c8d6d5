"use client";

import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { useFormSubmit } from "@/components/form/use-form-submit";
import { Checkbox } from "@/components/ui/checks";
import { DateField, SelectField, TextField } from "@/components/ui/fields";
import { Notice } from "@/components/ui/states";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ActionResult } from "@/lib/action";

export type StepField = {
  name: string;
  kind: "day" | "text" | "choice" | "yes";
  label: string;
  hint?: string;
  options?: readonly { value: string; label: string }[];
  start?: string;
};

type StepFormProps = {
  action: (previous: ActionResult<void> | null, form: FormData) => Promise<ActionResult<void>>;
  /** Sent along: ids. */
  hidden: Readonly<Record<string, string>>;
  fields: readonly StepField[];
  /** Opens the form. */
  title: string;
  save: string;
};

/** A step of a membership's papers, opened where it stands. After it was done the server sends the page with the next ones. */
export function StepForm({ action, hidden, fields, title, save }: StepFormProps) {
  const [result, submit, busy] = useActionState(action, null);
  const { error, typed, onSubmit } = useFormSubmit(submit, result);
  return (
    <details
      className="group rounded-2 border-[1.5px] border-rule-2 bg-sheet print:hidden"
      open={result?.ok === false || undefined}
    >
      <summary className="flex min-h-tap cursor-pointer items-center px-3 text-13 font-label">
        {title}
      </summary>
      <form noValidate action={submit} className="grid gap-3 px-3 pb-3" onSubmit={onSubmit}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} name={name} type="hidden" value={value} />
        ))}
        {fields.map(({ start, ...field }) => (
          <FieldOf error={error(field.name)} key={field.name} start={typed(field.name) ?? start} {...field} />
        ))}
        {error("form") ? <Notice live>{error("form")}</Notice> : <RefusalNotice result={result} />}
        <div>
          <SubmitButton busy={busy} size="sm" variant="ink">
            {save}
          </SubmitButton>
        </div>
      </form>
    </details>
  );
}

type FieldOfProps = StepField & { error: string | undefined };

function FieldOf({ kind, options = [], start, error, ...field }: FieldOfProps) {
  if (kind === "yes") return <Checkbox defaultChecked={start === "on"} value="on" {...field} />;
  const common = { ...field, error, defaultValue: start };
  if (kind === "day") return <DateField {...common} />;
  if (kind === "text") return <TextField autoComplete="off" {...common} />;
  return (
    <SelectField {...common}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </SelectField>
  );
}
