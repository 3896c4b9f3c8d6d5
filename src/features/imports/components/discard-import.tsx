"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { discardBatchAction } from "../actions";
import { useAct } from "./use-act";

/** For an import that has written nothing yet. */
export function DiscardImport({ batchId }: { batchId: string }) {
  const t = useTranslations("import-steps.discard");
  const { busy, act } = useAct();
  const discard = () => act(() => discardBatchAction({ batchId }));
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
