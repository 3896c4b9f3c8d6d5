"use client";

import { useDroppable } from "@dnd-kit/react";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { buttonStyle } from "@/components/ui/button-style";
import { cn } from "@/components/ui/cn";
import { useToasts } from "@/components/ui/toast";
import { type Card, cursorText } from "../board";
import type { Board, BoardColumn as Column } from "../board.queries";
import { moreCardsAction } from "../enrolments.actions";
import type { Cursor } from "../enrolments.schema";
import { BoardCard } from "./board-card";
import { useBoardActs } from "./board-context";
import { ColumnHead, FoldedStrip } from "./column-head";
import { useProblem } from "./use-problem";

export type ColumnState = {
  column: Column;
  count: number;
  cards: readonly Card[];
  after: Cursor;
  folded: boolean;
  current: boolean;
  /** Not at the beginning, among members or among exits. */
  watched: boolean;
};

type BoardColumnProps = ColumnState & {
  board: Board;
  selected: ReadonlySet<string>;
  carried: ReadonlySet<string>;
  /** Folded columns after this one: they keep their place at the end of the board. */
  behind: number;
  onFold: (stageId: string) => void;
  append: (cards: readonly Card[]) => void;
};

export function BoardColumn({
  column,
  board,
  selected,
  carried,
  behind,
  onFold,
  append,
  ...state
}: BoardColumnProps) {
  const { count, cards, after, folded, current, watched } = state;
  const { ref, isDropTarget } = useDroppable({ id: column.stageId });
  const landing = isDropTarget && !cards.some((card) => carried.has(card.enrolmentId));
  const rest = count - cards.length;
  const atEnd = placeAtEnd({ kind: column.kind, folded, behind });
  return (
    <section
      aria-label={column.name}
      className={cn(
        "flex min-w-0 flex-col border-t-2 border-ink max-md:flex-1 max-md:border-0",
        column.kind === "member" && "border-merah",
        folded ? "md:w-13 md:shrink-0" : "md:min-w-41 md:flex-1",
        atEnd && "md:sticky md:z-20 md:bg-paper",
        !current && "max-md:hidden",
      )}
      data-slot="board-column"
      data-stage={column.stageId}
      ref={ref}
      style={atEnd}
    >
      {folded ? <FoldedStrip column={column} count={count} landing={landing} onFold={onFold} /> : null}
      <div className={cn("grid grid-cols-1 content-start", folded && "md:hidden")}>
        <ColumnHead board={board} column={column} count={count} onFold={onFold} />
        <LandingPlace shown={landing} />
        {folded && !current ? null : (
          <ul className="grid grid-cols-1 gap-1.5 max-md:gap-2" data-column={column.stageId}>
            {cards.map((card, index) => (
              <BoardCard
                card={card}
                carried={carried.has(card.enrolmentId)}
                key={card.enrolmentId}
                selected={selected.has(card.enrolmentId)}
                stop={index === 0}
                watched={watched}
              />
            ))}
          </ul>
        )}
        <NobodyHere shown={count === 0 && cards.length === 0} />
        <MoreLink append={append} board={board} after={after} rest={rest} stageId={column.stageId} />
      </div>
    </section>
  );
}

function LandingPlace({ shown }: { shown: boolean }) {
  if (!shown) return null;
  return (
    <div
      aria-hidden="true"
      className="mb-1.5 h-17 rounded-2 border-2 border-dashed border-merah bg-merah-tint"
    />
  );
}

function NobodyHere({ shown }: { shown: boolean }) {
  const t = useTranslations("campaigns.board");
  return shown ? <p className="py-2 text-13 text-ink-3">{t("noneHere")}</p> : null;
}

type Ending = Pick<ColumnState, "folded"> & Pick<BoardColumnProps, "behind"> & Pick<Column, "kind">;

/** Folded members and exits stay in view while the steps are scrolled. */
const placeAtEnd = ({ kind, folded, behind }: Ending) =>
  folded && kind !== "step" ? { insetInlineEnd: `${behind * 3.875}rem` } : undefined;

type MoreProps = Pick<BoardColumnProps, "append" | "board"> & {
  after: Cursor;
  rest: number;
  stageId: string;
};

function MoreLink({ append, board, after, rest, stageId }: MoreProps) {
  const t = useTranslations("campaigns");
  const { hrefWith } = useBoardActs();
  const { show } = useToasts();
  const problem = useProblem();
  const [busy, start] = useTransition();
  const [ended, setEnded] = useState(false);
  if (ended || rest <= 0) return null;
  const load = () =>
    start(async () => {
      const input = { campaignId: board.campaign.id, stageId, after, filter: board.filter };
      const result = await moreCardsAction(input).catch(() => null);
      if (!result?.ok)
        return void show({ kind: "refused", title: problem(result) ?? t("problems.notLoaded") });
      if (result.data.length === 0) setEnded(true);
      append(result.data);
    });
  return (
    <a
      aria-busy={busy}
      className={cn(buttonStyle({ variant: "bare", size: "sm" }), "mt-1 justify-self-start px-1 underline")}
      data-more
      href={hrefWith({ stage: stageId, after: cursorText(after) })}
      onClick={(event) => {
        event.preventDefault();
        if (!busy) load();
      }}
      tabIndex={-1}
    >
      {busy ? t("column.loading") : t("column.more", { count: rest })}
    </a>
  );
}
