"use client";

import { ChevronsLeftRight, ChevronsRightLeft } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import type { Board, BoardColumn } from "../board.queries";
import { useBoardActs } from "./board-context";

type HeadProps = { board: Board; column: BoardColumn; count: number; onFold: (stageId: string) => void };

export function ColumnHead({ board, column, count, onFold }: HeadProps) {
  const t = useTranslations("campaigns.column");
  return (
    <header className="sticky top-0 z-10 flex min-h-20 items-start gap-2 bg-paper pt-1.5 pb-2 max-md:hidden">
      <span className={cn("fig text-28", column.kind === "member" && "text-merah-text")}>
        <Count count={count} />
      </span>
      <div className="min-w-0 grow text-12 leading-head text-ink-3">
        <h2 className="line-clamp-2 text-13 leading-head font-strong text-ink" title={column.name}>
          {column.name}
        </h2>
        <ShareLine board={board} count={count} />
        {column.medianDays === null ? null : <p>{t("median", { days: Math.round(column.medianDays) })}</p>}
      </div>
      <FoldLink label={t("fold", { stage: column.name })} onFold={onFold} open stageId={column.stageId} />
    </header>
  );
}

type StripProps = { column: BoardColumn; count: number; landing: boolean; onFold: (stageId: string) => void };

export function FoldedStrip({ column, count, landing, onFold }: StripProps) {
  const t = useTranslations("campaigns.column");
  const red = column.kind === "member";
  return (
    <div
      className={cn(
        "flex grow flex-col items-center gap-2 pt-1.5 max-md:hidden",
        red ? "bg-merah text-on-merah" : "bg-sunk",
        landing && "outline-2 -outline-offset-2 outline-dashed outline-merah",
      )}
    >
      <span className="fig text-22">
        <Count count={count} />
      </span>
      <FoldLink
        label={t("unfold", { stage: column.name })}
        onFold={onFold}
        red={red}
        stageId={column.stageId}
      />
      <h2 className="text-13 font-strong [writing-mode:vertical-rl]">{column.name}</h2>
    </div>
  );
}

type FoldProps = {
  stageId: string;
  label: string;
  open?: boolean;
  red?: boolean;
  onFold: (stageId: string) => void;
};

function FoldLink({ stageId, label, open = false, red = false, onFold }: FoldProps) {
  const { hrefWith } = useBoardActs();
  const Icon = open ? ChevronsRightLeft : ChevronsLeftRight;
  return (
    <a
      aria-label={label}
      className={cn(
        buttonStyle({ variant: "bare", size: "sm", icon: true }),
        "shrink-0 [&_svg]:size-4",
        red ? "text-on-merah hover:bg-merah-press" : "text-ink-3 hover:text-ink",
      )}
      href={hrefWith({ [open ? "fold" : "open"]: stageId })}
      onClick={(event) => {
        event.preventDefault();
        onFold(stageId);
      }}
      // The key F folds the column of a card; a folded column has no card.
      tabIndex={open ? -1 : undefined}
      title={label}
    >
      <Icon aria-hidden />
    </a>
  );
}

function Count({ count }: { count: number }) {
  return useFormatter().number(count);
}

/** Of the people on the board: the workers who are not on it stand in no column. */
export function ShareLine({ board, count }: { board: Board; count: number }) {
  const t = useTranslations("campaigns.column");
  const format = useFormatter();
  const whole = board.people;
  if (!whole) return null;
  const share = format.number(count / whole, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return <p>{t("share", { share, whole })}</p>;
}
