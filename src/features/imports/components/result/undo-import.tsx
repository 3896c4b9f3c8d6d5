"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { Dialog } from "@/components/ui/dialog";
import { startUndoAction } from "../../actions";
import { removable } from "../../undo/staying";
import type { UndoPreview } from "../../undo.queries";
import { useAct } from "../use-act";
import { StayingPeople } from "./people-notes";

type UndoImportProps = { batchId: string; preview: UndoPreview };

/** Asks once, and says what goes, what comes back, and who would stay. */
export function UndoImport({ batchId, preview }: UndoImportProps) {
  const t = useTranslations("import-steps.undo");
  const [also, setAlso] = useState(false);
  const { goes, staying, restores, reopens } = preview;
  const { busy, undo } = useUndo(batchId);
  const foot = (
    <Button busy={busy} onClick={() => undo(also)} variant="ink">
      {t("confirm")}
    </Button>
  );
  return (
    <Dialog foot={foot} title={t("title")} trigger={{ children: t("go"), variant: "outline" }}>
      <div className="grid gap-3 text-14">
        <p>{t("goes", { count: goes })}</p>
        {restores > 0 ? <p>{t("restores", { count: restores })}</p> : null}
        {reopens > 0 ? <p>{t("reopens", { count: reopens })}</p> : null}
        {staying.total > 0 ? (
          <div>
            <p className="font-label">{t("stays", { count: staying.total })}</p>
            <StayingPeople {...staying} />
          </div>
        ) : null}
        {removable(staying) > 0 ? (
          <Checkbox
            checked={also}
            hint={t("alsoHint")}
            label={t("also", { merged: staying.reasons.merged })}
            onChange={(event) => setAlso(event.target.checked)}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

/** For those whom an undo left. */
export function RemoveKept({ batchId, merged }: { batchId: string; merged: number }) {
  const t = useTranslations("import-steps");
  const { busy, undo } = useUndo(batchId);
  const also = t("undone.also", { merged });
  const foot = (
    <Button busy={busy} onClick={() => undo(true)} variant="ink">
      {also}
    </Button>
  );
  return (
    <Dialog
      description={t("undo.alsoHint")}
      foot={foot}
      title={t("undone.alsoTitle")}
      trigger={{ children: also, variant: "outline", size: "sm" }}
    />
  );
}

function useUndo(batchId: string) {
  const { busy, act } = useAct();
  const undo = (alsoWorkedWith: boolean) => {
    if (!busy) act(() => startUndoAction({ batchId, alsoWorkedWith }));
  };
  return { busy, undo };
}
