"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { type Card, top } from "../board";
import type { Board, BoardColumn as BoardData, FilterChoices } from "../board.queries";
import type { Cursor } from "../enrolments.schema";
import { BoardBulk } from "./board-bulk";
import { BoardColumn, type ColumnState } from "./board-column";
import { type BoardActs, BoardContext } from "./board-context";
import { BoardDrag } from "./board-drag";
import { PhoneStages } from "./phone-stages";
import { StageMenu } from "./stage-menu";
import type { MenuFor } from "./stage-menu-popup";
import { useBoard } from "./use-board";
import { focusCard, neighbourOf, takeStop, useBoardKeys } from "./use-board-keys";
import { useBoardPlace } from "./use-board-place";
import { type Choice, noIds, useChoice } from "./use-choice";
import { useSwipe } from "./use-swipe";
import { useWide } from "./use-wide";

export type BoardViewProps = {
  board: Board;
  mayMove: boolean;
  mayLog: boolean;
  owners: FilterChoices["owners"];
  /** Without the question mark. */
  query: string;
};

export function BoardView({ board, mayMove, mayLog, owners, query }: BoardViewProps) {
  const { columns } = board;
  const { arranged, move, append } = useBoard(columns);
  const place = useBoardPlace(columns, query);
  const choice = useChoice(arranged);
  const [carried, setCarried] = useState(noIds);
  const [menu, setMenu] = useState<MenuFor | null>(null);
  const openMenu = useCallback((cards: readonly Card[], anchor: Element) => setMenu({ cards, anchor }), []);
  const send = (cards: readonly Card[], toStageId: string) => {
    move({ cards, toStageId });
    choice.clear();
  };
  const acts = useActs({ board, mayMove, mayLog, toggle: choice.toggle, openMenu, hrefWith: place.hrefWith });
  const at = columns.findIndex(({ stageId }) => stageId === place.stage);
  const states = columns.map((column, index) =>
    stateOf({ column, index, at, folded: place.folded, arranged }),
  );

  return (
    <BoardContext value={acts}>
      <BoardDrag
        columns={columns}
        cardOf={choice.cardOf}
        companyOf={choice.companyOf}
        onCarry={(cards) => setCarried(new Set(cards.map((card) => card.enrolmentId)))}
        onDrop={send}
      >
        <PhoneStages board={board} columns={states} onStage={place.goTo} />
        <BoardKeysHelp />
        <BoardFrame
          choice={choice}
          name={board.campaign.name}
          onFold={place.toggleFold}
          onMenu={mayMove ? openMenu : undefined}
          onSwipe={(by) => place.goTo(columns[at + by]?.stageId)}
        >
          {states.map((state, index) => (
            <BoardColumn
              {...state}
              append={append}
              behind={states.slice(index + 1).filter(({ folded }) => folded).length}
              board={board}
              carried={carried}
              key={state.column.stageId}
              onFold={place.toggleFold}
              selected={choice.selected}
            />
          ))}
        </BoardFrame>
        <BoardBulk cards={choice.chosen} onClear={choice.clear} owners={owners} />
        <BoardMenu menu={menu} onChoose={send} onClose={() => setMenu(null)} stages={columns} />
      </BoardDrag>
    </BoardContext>
  );
}

type Acting = Omit<BoardActs, "mayDrag" | "severalWorkplaces"> & { board: Board };

/** The same object while nothing in it changes: every card listens to it. */
function useActs({ board, mayMove, mayLog, toggle, openMenu, hrefWith }: Acting): BoardActs {
  const mayDrag = useWide() && mayMove;
  const severalWorkplaces = board.campaign.workplaces.length > 1;
  return useMemo(
    () => ({ mayMove, mayLog, mayDrag, severalWorkplaces, toggle, openMenu, hrefWith }),
    [mayMove, mayLog, mayDrag, severalWorkplaces, toggle, openMenu, hrefWith],
  );
}

type Stating = {
  column: BoardData;
  index: number;
  at: number;
  folded: ReadonlySet<string>;
  arranged: readonly { count: number; cards: readonly Card[]; after: Cursor }[];
};

function stateOf({ column, index, at, folded, arranged }: Stating): ColumnState {
  const { count = 0, cards = [], after = top } = arranged[index] ?? {};
  const watched = column.kind === "step" && index > 0;
  return { column, count, cards, after, folded: folded.has(column.stageId), current: index === at, watched };
}

type FrameProps = {
  choice: Choice;
  name: string;
  onFold: (stageId: string) => void;
  onMenu: ((cards: readonly Card[], anchor: Element) => void) | undefined;
  onSwipe: (by: 1 | -1) => void;
  children: ReactNode;
};

function BoardFrame({ choice, name, onFold, onMenu, onSwipe, children }: FrameProps) {
  const t = useTranslations("campaigns.board");
  const swipe = useSwipe(onSwipe);
  const onKeyDown = useBoardKeys({
    toggle: choice.toggle,
    clear: choice.clear,
    fold: onFold,
    menu: (enrolmentId, anchor) => {
      const card = choice.cardOf(enrolmentId);
      if (card) onMenu?.(choice.companyOf(card), anchor);
    },
  });
  // It scrolls, so it takes the focus, and J enters it from there.
  const enters = { ...swipe, onKeyDown, tabIndex: 0 };
  return (
    <section
      aria-describedby="board-keys"
      aria-label={t("label", { campaign: name })}
      className="flex gap-2.5 max-md:pt-1 md:relative md:max-h-[calc(100dvh-16.25rem)] md:min-h-96 md:overflow-auto md:pb-2 print:max-h-none print:overflow-visible"
      data-slot="board"
      id="board"
      onFocus={takeStop}
      {...enters}
    >
      {children}
    </section>
  );
}

type BoardMenuProps = {
  menu: MenuFor | null;
  stages: readonly BoardData[];
  onChoose: (cards: readonly Card[], stageId: string) => void;
  onClose: () => void;
};

/** After a move the focus goes to the next card, so that a column can be worked through. */
function BoardMenu({ menu, stages, onChoose, onClose }: BoardMenuProps) {
  const choose = (cards: readonly Card[], stageId: string) => {
    const next = cards[0] ? neighbourOf(cards[0].enrolmentId) : undefined;
    onClose();
    onChoose(cards, stageId);
    if (next) requestAnimationFrame(() => focusCard(next));
  };
  const close = () => {
    if (menu?.anchor instanceof HTMLElement) menu.anchor.focus();
    onClose();
  };
  return <StageMenu onChoose={choose} onClose={close} open={menu} stages={stages} />;
}

function BoardKeysHelp() {
  const t = useTranslations("campaigns.board");
  return (
    <p className="sr-only" id="board-keys">
      {t("keysFull")}
    </p>
  );
}
