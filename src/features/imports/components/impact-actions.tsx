"use client";

import { Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { reopenChoicesAction, startCommitAction } from "../actions";
import { DiscardImport } from "./discard-import";

/** Back, away, or go: the one red button. */
export function ImpactActions({ batchId, people }: { batchId: string; people: number }) {
  const t = useTranslations("import-steps.impact");
  const codes = useTranslations("errors.codes");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const act = (work: typeof startCommitAction) => () => {
    if (busy) return;
    start(async () => {
      const result = await work({ batchId });
      if (!result.ok) show({ title: codes(result.code), kind: "refused" });
    });
  };
  return (
    <div className="flex flex-wrap items-center gap-3 border-t-2 border-ink pt-4">
      <Button onClick={act(reopenChoicesAction)}>{t("back")}</Button>
      <DiscardImport batchId={batchId} />
      <p className="ms-auto flex items-center gap-2 text-14 text-ink-2 max-md:ms-0 max-md:w-full">
        <Undo2 aria-hidden className="size-5" />
        {t("undoable")}
      </p>
      {people > 0 ? (
        <Button
          busy={busy}
          className="max-md:w-full"
          onClick={act(startCommitAction)}
          size="thumb"
          variant="red"
        >
          {t("run", { count: people })}
        </Button>
      ) : null}
    </div>
  );
}
