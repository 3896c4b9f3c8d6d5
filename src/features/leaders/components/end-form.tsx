"use client";

import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { SubmitButton } from "@/components/ui/submit-button";
import { endLeaderAction } from "../actions";

export function EndForm({ leaderId, words }: { leaderId: string; words: string }) {
  const [result, submit] = useActionState(endLeaderAction, null);
  return (
    <form noValidate action={submit}>
      <input name="leaderId" type="hidden" value={leaderId} />
      <SubmitButton size="sm" variant="bare">
        {words}
      </SubmitButton>
      <RefusalNotice result={result} />
    </form>
  );
}
