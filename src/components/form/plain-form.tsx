"use client";

import { createContext, type FormEvent, type ReactNode, startTransition, use, useActionState } from "react";

type Result<T> = { ok: true; data: T } | { ok: false; code: string; fields: Record<string, string> };
type Words = Partial<Record<string, ReactNode>>;

type PlainFormProps<T> = {
  action: (previous: null, form: FormData) => Promise<unknown>;
  className?: string;
  /** By code of the refusal, and by problem of a field. */
  refusals: Words;
  problems: Words;
  button: { idle: ReactNode; busy: ReactNode };
  /** Replaces the form after success. */
  done: ReactNode;
  children: ReactNode;
  result?: T;
};

const Problems = createContext<(field: string) => ReactNode>(() => null);

/**
 * For pages before signing in: the server makes the fields and words, and the browser gets this file alone. What was typed
 * stays, since nothing resets the fields.
 */
export function PlainForm<T>({ action, className, refusals, problems, ...parts }: PlainFormProps<T>) {
  const [result, submit, busy] = useActionState<Result<T> | null, FormData>(
    (_previous, form) => action(null, form) as Promise<Result<T>>,
    null,
  );
  if (result?.ok) return parts.done;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    if (!busy) startTransition(() => submit(form));
  };
  const problemOf = (field: string) => {
    const key = result?.fields[field];
    return key ? (problems[key] ?? problems.invalid) : null;
  };
  return (
    <form noValidate action={submit} className={className} onSubmit={onSubmit}>
      {result ? refusals[result.code] : null}
      <Problems value={problemOf}>{parts.children}</Problems>
      {busy ? parts.button.busy : parts.button.idle}
    </form>
  );
}

export function ProblemOf({ field }: { field: string }) {
  return use(Problems)(field);
}
