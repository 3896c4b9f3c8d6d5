"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import { retryAction } from "../../actions";
import type { WorkState } from "../../batch";
import type { UndoPreview } from "../../undo.queries";
import { DiscardImport } from "../discard-import";
import { useAct } from "../use-act";
import { UndoImport } from "./undo-import";

/** `undo`: null where nothing was written that an undo would take back. */
type StoppedImportProps = { batchId: string; state: WorkState; undo: UndoPreview | null };

/** A job that was tried as often as it may be: what stands, and how to go on or back. */
export function StoppedImport({ batchId, state, undo }: StoppedImportProps) {
  const t = useTranslations("import-steps.stopped");
  const words = useTranslations("imports");
  const action = (
    <div className="flex flex-wrap gap-2">
      <TryAgain batchId={batchId} />
      {undo ? <UndoImport batchId={batchId} preview={undo} /> : <DiscardImport batchId={batchId} />}
    </div>
  );
  return (
    <ErrorState action={action} title={t("title")}>
      {words(`refusals.stopped_${state}`)}
    </ErrorState>
  );
}

function TryAgain({ batchId }: { batchId: string }) {
  const t = useTranslations("import-steps.stopped");
  const { busy, act } = useAct();
  const again = () => act(() => retryAction({ batchId }));
  return (
    <Button busy={busy} onClick={busy ? undefined : again} variant="ink">
      {t("again")}
    </Button>
  );
}
