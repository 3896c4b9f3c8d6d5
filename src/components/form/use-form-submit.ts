import { type SubmitEvent, startTransition } from "react";
import { useRefusal } from "@/components/form/refusal";

type Result = Parameters<typeof useRefusal>[0];

/** React empties a form after its action. Sent by hand it keeps what was typed; without scripts the answer brings that back. */
export function useFormSubmit(
  submit: (form: FormData) => void,
  result: Result,
  start: Record<string, string | undefined> = {},
) {
  const { error, typed } = useRefusal(result);
  return {
    error,
    typed: (field: string) => typed(field, start[field]),
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => {
      event.preventDefault();
      const form = new FormData(event.currentTarget, event.nativeEvent.submitter);
      startTransition(() => submit(form));
    },
  };
}
