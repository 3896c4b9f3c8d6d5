"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { useToasts } from "@/components/ui/toast";
import { reopenChoicesAction, startCommitAction } from "../../actions";
import type { LargeChange, LargeChangeKind } from "../../review/impact";
import type { Shown } from "../../review/impact.queries";
import { DiscardImport } from "../discard-import";
import { useRefusal } from "../use-act";
import { LargeChangeNotice, tickOf } from "./large-change-notice";

type ImpactActionsProps = {
  batchId: string;
  people: number;
  /** Nobody comes in, and nothing of anybody changes. */
  same: boolean;
  largeChanges: readonly LargeChange[];
  shown: Pick<Shown, "shown" | "seenAt">;
};
type Seen = Partial<Record<LargeChangeKind, number>>;

/** Back, away, or go: the one red button. A large change waits for a tick that names how many. */
export function ImpactActions({ batchId, people, same, largeChanges, shown }: ImpactActionsProps) {
  const t = useTranslations("import-steps.impact");
  const { busy, act } = useActs();
  const [seen, setSeen] = useState<Seen>({});
  const [missed, setMissed] = useState(false);
  const unseen = largeChanges.find(({ kind, count }) => seen[kind] !== count);
  const ask = (kind: LargeChangeKind) => () => {
    setMissed(true);
    document.getElementById(tickOf(kind))?.focus();
  };
  const run = unseen
    ? ask(unseen.kind)
    : act(() =>
        startCommitAction({ batchId, ...shown, seen: seen.replaced ?? null, ended: seen.ending ?? null }),
      );
  return (
    <div className="grid gap-4 border-t-2 border-ink pt-4">
      {largeChanges.map((each) => (
        <LargeChangeNotice
          key={each.kind}
          missed={missed}
          change={each}
          onSeen={(count) => setSeen({ ...seen, [each.kind]: count })}
          seen={seen[each.kind]}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={act(() => reopenChoicesAction({ batchId }))}>{t("back")}</Button>
        <DiscardImport batchId={batchId} />
        <p className="ms-auto flex items-center gap-2 text-14 text-ink-2 max-md:ms-0 max-md:w-full">
          <Undo2 aria-hidden className="size-5" />
          {t("undoable")}
        </p>
        {people > 0 ? (
          <Button busy={busy} className="max-md:w-full" onClick={run} size="thumb" variant="red">
            {same ? t("runSame") : t("run", { count: people })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** One thing at a time. Whoever is refused because something moved meanwhile sees the page as it is now. */
function useActs() {
  const refuse = useRefusal();
  const stop = useTranslations("import-decisions.stop");
  const router = useRouter();
  const { show } = useToasts();
  const [busy, start] = useTransition();
  const act = (work: () => ReturnType<typeof startCommitAction>) => () => {
    if (busy) return;
    start(async () => {
      const result = await work();
      if (result.ok) return;
      if (result.fields.shown === "moved") show({ title: stop("moved"), kind: "refused" });
      else refuse(result);
      router.refresh();
    });
  };
  return { busy, act };
}
