"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToasts } from "@/components/ui/toast";
import { discardBatchAction } from "../actions";

/** For an import that has written nothing yet. */
export function DiscardImport({ batchId }: { batchId: string }) {
  const t = useTranslations("import-steps.discard");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const discard = () =>
    start(async () => {
      const result = await discardBatchAction({ batchId });
      if (!result.ok) show({ title: codes(result.code), kind: "refused" });
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
