"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { Dialog } from "@/components/ui/dialog";
import { startUndoAction } from "../actions";
import { useRefusal } from "./use-refusal";

type UndoImportProps = { batchId: string; created: number; workedWith: number };

/** Asks once, and says who would stay because somebody worked with them. */
export function UndoImport({ batchId, created, workedWith }: UndoImportProps) {
  const t = useTranslations("import-steps.undo");
  const [also, setAlso] = useState(false);
  const { busy, undo } = useUndo(batchId);
  const foot = (
    <Button busy={busy} onClick={() => undo(also)} variant="ink">
      {t("confirm")}
    </Button>
  );
  return (
    <Dialog foot={foot} title={t("title")} trigger={{ children: t("go"), variant: "outline" }}>
      <div className="grid gap-3 text-14">
        <p>{t("text", { count: created })}</p>
        <p>{t("worked", { count: workedWith })}</p>
        {workedWith > 0 ? (
          <Checkbox
            checked={also}
            hint={t("alsoHint")}
            label={t("also")}
            onChange={(event) => setAlso(event.target.checked)}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

/** For those whom an undo left. */
export function RemoveKept({ batchId }: { batchId: string }) {
  const t = useTranslations("import-steps");
  const { busy, undo } = useUndo(batchId);
  const foot = (
    <Button busy={busy} onClick={() => undo(true)} variant="ink">
      {t("undone.also")}
    </Button>
  );
  return (
    <Dialog
      description={t("undo.alsoHint")}
      foot={foot}
      title={t("undone.alsoTitle")}
      trigger={{ children: t("undone.also"), variant: "outline", size: "sm" }}
    />
  );
}

function useUndo(batchId: string) {
  const refuse = useRefusal();
  const [busy, start] = useTransition();
  const undo = (alsoWorkedWith: boolean) => {
    if (busy) return;
    start(async () => {
      const result = await startUndoAction({ batchId, alsoWorkedWith });
      if (!result.ok) refuse(result);
    });
  };
  return { busy, undo };
}
