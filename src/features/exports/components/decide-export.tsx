"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { RefusalNotice } from "@/components/form/refusal";
import { Button } from "@/components/ui/button";
import { formWithProof } from "@/features/users/components/with-proof";
import { decideExportAction } from "../actions";

export function DecideExport({ id, number }: { id: string; number: number }) {
  const t = useTranslations("exports.list");
  const [result, submit, busy] = useActionState(formWithProof(decideExportAction), null);
  const button = (decision: "approve" | "refuse") => (
    <Button
      aria-label={`${t(decision)}: ${number}`}
      busy={busy}
      name="decision"
      size="sm"
      type="submit"
      value={decision}
      variant={decision === "approve" ? "ink" : "outline"}
    >
      {t(decision)}
    </Button>
  );
  return (
    <form action={submit} className="mt-1 flex flex-wrap gap-2" noValidate>
      <input name="id" type="hidden" value={id} />
      {button("approve")}
      {button("refuse")}
      <RefusalNotice result={result} />
    </form>
  );
}
