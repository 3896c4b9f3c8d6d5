"use client";

import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToasts } from "@/components/ui/toast";
import { undoMergeAction } from "../actions";

export function UndoMerge({ mergeId }: { mergeId: string }) {
  const t = useTranslations("duplicates.merged");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const undo = () => {
    if (busy) return;
    start(async () => {
      const result = await undoMergeAction({ mergeId });
      if (result.ok) show({ title: t("undoneToast") });
      else
        show({
          title: result.fields.merge === "later_merge" ? t("later") : codes(result.code),
          kind: "refused",
        });
    });
  };
  const foot = (
    <Button busy={busy} onClick={undo} variant="ink">
      {t("undo")}
    </Button>
  );
  return (
    <Dialog
      description={t("undoText")}
      foot={foot}
      title={t("undoTitle")}
      trigger={{ children: t("undo"), variant: "outline", size: "sm" }}
    />
  );
}
