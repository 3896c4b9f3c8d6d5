"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { withProof } from "@/features/users/components/with-proof";
import { revealNationalIdAction } from "../actions";

/** Masked until revealed, which writes an audit row. */
export function RevealNationalId({ id, masked }: { id: string; masked: string }) {
  const t = useTranslations("contacts.private");
  const errors = useTranslations("errors.codes");
  const [shown, setShown] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Parameters<typeof errors>[0] | null>(null);
  const [busy, start] = useTransition();
  const reveal = () =>
    start(async () => {
      const result = await withProof(() => revealNationalIdAction({ id }));
      if (result.ok) setShown(result.data);
      else setRefusal(result.code);
    });
  return (
    <span aria-live="polite">
      <span className="fig">{shown ?? masked}</span>{" "}
      {shown === null ? (
        <Button busy={busy} onClick={reveal} size="sm" variant="bare">
          {t("reveal")}
        </Button>
      ) : null}
      {refusal ? <span className="block text-12">{errors(refusal)}</span> : null}
    </span>
  );
}
