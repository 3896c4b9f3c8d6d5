"use client";

import { Undo2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checks";
import { Notice } from "@/components/ui/states";
import { useToasts } from "@/components/ui/toast";
import { reopenChoicesAction, startCommitAction } from "../actions";
import { DiscardImport } from "./discard-import";

type Much = { replaced: number; share: number };
type ImpactActionsProps = { batchId: string; people: number; much: Much | null };

/** Back, away, or go: the one red button. Where much would be replaced it waits for a tick that names how much. */
export function ImpactActions({ batchId, people, much }: ImpactActionsProps) {
  const t = useTranslations("import-steps.impact");
  const codes = useTranslations("errors.codes");
  const stop = useTranslations("import-decisions.stop");
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const [seen, setSeen] = useState<number | null>(null);
  const agreed = much === null || seen === much.replaced;
  const act = (work: () => ReturnType<typeof startCommitAction>) => () => {
    if (busy) return;
    start(async () => {
      const result = await work();
      if (!result.ok) show({ title: codes(result.code), kind: "refused" });
    });
  };
  const run = agreed
    ? act(() => startCommitAction({ batchId, seen }))
    : () => show({ title: stop("needed"), kind: "refused" });
  return (
    <div className="grid gap-4 border-t-2 border-ink pt-4">
      {much ? <MuchNotice much={much} onSeen={setSeen} seen={seen} /> : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={act(() => reopenChoicesAction({ batchId }))}>{t("back")}</Button>
        <DiscardImport batchId={batchId} />
        <p className="ms-auto flex items-center gap-2 text-14 text-ink-2 max-md:ms-0 max-md:w-full">
          <Undo2 aria-hidden className="size-5" />
          {t("undoable")}
        </p>
        {people > 0 ? (
          <Button busy={busy} className="max-md:w-full" onClick={run} size="thumb" variant="red">
            {t("run", { count: people })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

type MuchNoticeProps = { much: Much; seen: number | null; onSeen: (seen: number | null) => void };

function MuchNotice({ much: { replaced, share }, seen, onSeen }: MuchNoticeProps) {
  const t = useTranslations("import-decisions.stop");
  const format = useFormatter();
  const percent = format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <Notice className="text-14">
      <div>
        <p>{t("text", { replaced, share: percent })}</p>
        <Checkbox
          checked={seen === replaced}
          label={t("tick", { replaced })}
          onChange={(event) => onSeen(event.target.checked ? replaced : null)}
        />
      </div>
    </Notice>
  );
}
