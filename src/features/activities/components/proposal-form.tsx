"use client";

import { useActionState } from "react";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { acceptProposalAction } from "../actions";
import { useProblem } from "./use-problem";

type ProposalFormProps = { fields: Record<string, string>; words: string; hint: string };

export function ProposalForm({ fields, words, hint }: ProposalFormProps) {
  const [result, submit] = useActionState(acceptProposalAction, null);
  const problem = useProblem();
  return (
    <form noValidate action={submit}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} name={name} type="hidden" value={value} />
      ))}
      <SubmitButton size="sm" title={hint}>
        {words}
      </SubmitButton>
      {result?.ok === false ? <FieldError>{problem(result)}</FieldError> : null}
    </form>
  );
}
