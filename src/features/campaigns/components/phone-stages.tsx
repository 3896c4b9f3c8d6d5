"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import type { Board } from "../board.queries";
import type { ColumnState } from "./board-column";
import { useBoardActs } from "./board-context";
import { ShareLine } from "./column-head";

type PhoneStagesProps = { board: Board; columns: readonly ColumnState[]; onStage: (stageId: string) => void };

export function PhoneStages({ board, columns, onStage }: PhoneStagesProps) {
  const t = useTranslations("campaigns.column");
  const format = useFormatter();
  const at = columns.findIndex(({ current }) => current);
  const here = columns[at];
  if (!here) return null;
  const median = here.column.medianDays;
  return (
    <nav aria-label={t("stages")} className="-mx-4 md:hidden">
      <div className="flex items-center gap-1 border-y-2 border-ink bg-sheet px-1 py-1">
        <StageLink by="previous" onStage={onStage} to={columns[at - 1]} />
        <span className={cn("fig text-28", here.column.kind === "member" && "text-merah-text")}>
          {format.number(here.count)}
        </span>
        <div aria-live="polite" className="min-w-0 grow ps-1.5">
          <p className="truncate text-16 font-strong">{here.column.name}</p>
          <div className="flex flex-wrap gap-x-1.5 text-12 text-ink-3">
            <ShareLine board={board} count={here.count} />
            {median === null ? null : <p>{t("medianLong", { days: Math.round(median) })}</p>}
          </div>
        </div>
        <StageLink by="next" onStage={onStage} to={columns[at + 1]} />
      </div>
      <PathInSmall columns={columns} />
    </nav>
  );
}

type StageLinkProps = {
  by: "previous" | "next";
  to: ColumnState | undefined;
  onStage: (stageId: string) => void;
};

function StageLink({ by, to, onStage }: StageLinkProps) {
  const t = useTranslations("campaigns.column");
  const { hrefWith } = useBoardActs();
  if (!to) return <span aria-hidden="true" className="size-tap shrink-0" />;
  const { stageId, name } = to.column;
  const Icon = by === "previous" ? ChevronLeft : ChevronRight;
  return (
    <a
      aria-label={t(by, { stage: name })}
      className={cn(buttonStyle({ variant: "bare", icon: true }), "shrink-0")}
      href={hrefWith({ stage: stageId })}
      onClick={(event) => {
        event.preventDefault();
        onStage(stageId);
      }}
    >
      <Icon aria-hidden className="rtl:-scale-x-100" />
    </a>
  );
}

function PathInSmall({ columns }: { columns: readonly ColumnState[] }) {
  const most = Math.max(1, ...columns.map(({ count }) => count));
  return (
    <div aria-hidden="true" className="flex h-5 items-end gap-0.75 px-4 pt-1">
      {columns.map(({ column, count, current }) => (
        <i
          className={cn(
            "min-h-0.75 flex-1 bg-rule-2 opacity-55",
            current && (column.kind === "member" ? "bg-merah opacity-100" : "bg-ink opacity-100"),
          )}
          key={column.stageId}
          style={{ height: `${(count / most) * 100}%` }}
        />
      ))}
    </div>
  );
}
