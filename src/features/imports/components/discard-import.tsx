"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { discardBatchAction } from "../actions";
import { useRefusal } from "./use-refusal";

/** For an import that has written nothing yet. */
export function DiscardImport({ batchId }: { batchId: string }) {
  const t = useTranslations("import-steps.discard");
  const refuse = useRefusal();
  const [busy, start] = useTransition();
  const discard = () =>
    start(async () => {
      const result = await discardBatchAction({ batchId });
      if (!result.ok) refuse(result);
    });
  const foot = (
    <Button busy={busy} onClick={busy ? undefined : discard} variant="ink">
      {t("confirm")}
    </Button>
  );
  return (
    <Dialog
      description={t("text")}
      foot={foot}
      title={t("title")}
      trigger={{ children: t("go"), variant: "bare" }}
    />
  );
}
