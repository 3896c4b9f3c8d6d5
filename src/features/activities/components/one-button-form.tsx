"use client";

import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { archiveActivityAction, closeTestAction, launchTestAction } from "../actions";
import { useProblem } from "./use-problem";

const acts = { launch: launchTestAction, close: closeTestAction, archive: archiveActivityAction };

type OneButtonFormProps = {
  act: keyof typeof acts;
  fields: Record<string, string>;
  words: string;
  variant?: "red" | "ink" | "outline";
};

/** One act on one activity; a refusal is told below the button. */
export function OneButtonForm({ act, fields, words, variant = "outline" }: OneButtonFormProps) {
  const [result, submit] = useActionState(acts[act], null);
  const problem = useProblem();
  return (
    <form noValidate action={submit} className="grid justify-items-start gap-2">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <SubmitButton variant={variant}>{words}</SubmitButton>
      {result?.ok === false ? <FieldError>{problem(result)}</FieldError> : null}
    </form>
  );
}
