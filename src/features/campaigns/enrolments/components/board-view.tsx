"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { Board, FilterChoices } from "../queries";
import type { Card } from "../rules";
import { BoardBulk } from "./board-bulk";
import { BoardColumn, type ColumnState } from "./board-column";
import { type BoardActs, BoardContext } from "./board-context";
import { BoardDrag } from "./board-drag";
import { PhoneStages } from "./phone-stages";
import { type MenuFor, StageMenu } from "./stage-menu";
import { useBoard } from "./use-board";
import { focusCard, neighbourOf, useBoardKeys } from "./use-board-keys";
import { useBoardPlace } from "./use-board-place";
import { useSwipe } from "./use-swipe";
import { useWide } from "./use-wide";

export type BoardViewProps = {
  board: Board;
  mayMove: boolean;
  owners: FilterChoices["owners"];
  /** The address that the server answered, without its question mark. */
  query: string;
};

const noIds: ReadonlySet<string> = new Set();

export function BoardView({ board, mayMove, owners, query }: BoardViewProps) {
  const { columns } = board;
  const { arranged, move, append } = useBoard(columns);
  const place = useBoardPlace(columns, query);
  const wide = useWide();
  const [selected, setSelected] = useState(noIds);
  const [carried, setCarried] = useState(noIds);
  const [menu, setMenu] = useState<MenuFor | null>(null);
  const cards = useMemo(() => arranged.flatMap((column) => column.cards), [arranged]);
  const chosen = useMemo(() => cards.filter((card) => selected.has(card.enrolmentId)), [cards, selected]);

  const toggle = useCallback((enrolmentId: string) => setSelected((now) => toggled(now, enrolmentId)), []);
  const clear = useCallback(() => setSelected(noIds), []);
  const openMenu = useCallback(
    (some: readonly Card[], anchor: Element) => setMenu({ cards: some, anchor }),
    [],
  );
  const companyOf = (card: Card) => (selected.has(card.enrolmentId) ? chosen : [card]);
  const onKeyDown = useBoardKeys({
    toggle,
    clear,
    menu: (enrolmentId, anchor) => {
      const card = cards.find((one) => one.enrolmentId === enrolmentId);
      if (card && mayMove) openMenu(companyOf(card), anchor);
    },
  });
  const acts = useMemo<BoardActs>(
    () => ({
      mayMove,
      mayDrag: mayMove && wide,
      manyPlaces: board.campaign.workplaces.length > 1,
      toggle,
      openMenu,
      hrefWith: place.hrefWith,
    }),
    [mayMove, wide, board, toggle, openMenu, place.hrefWith],
  );
  const send = (some: readonly Card[], toStageId: string) => {
    move({ cards: some, toStageId });
    clear();
  };
  const choose = (some: readonly Card[], toStageId: string) => {
    const [first] = some;
    const next = first ? neighbourOf(first.enrolmentId) : undefined;
    setMenu(null);
    send(some, toStageId);
    if (next) requestAnimationFrame(() => focusCard(next));
  };
  const states = columns.map((column, at): ColumnState => {
    const { count = 0, cards: here = [] } = arranged[at] ?? {};
    const { stageId, kind } = column;
    const watched = kind === "step" && at > 0;
    return {
      column,
      count,
      cards: here,
      folded: place.folded.has(stageId),
      current: place.stage === stageId,
      watched,
    };
  });
  const swipe = useSwipe((by) =>
    place.goTo(columns[columns.findIndex(({ stageId }) => stageId === place.stage) + by]?.stageId),
  );

  return (
    <BoardContext value={acts}>
      <BoardDrag
        columns={columns}
        companyOf={companyOf}
        onCarry={(some) => setCarried(new Set(some.map((card) => card.enrolmentId)))}
        onDrop={send}
      >
        <PhoneStages board={board} columns={states} onStage={place.goTo} />
        <BoardKeysHelp />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: single keys of the cards within, which are buttons */}
        <div
          className="flex gap-2.5 max-md:pt-1 md:max-h-[calc(100dvh-8.5rem)] md:min-h-96 md:overflow-auto md:pb-2 print:max-h-none print:overflow-visible"
          data-slot="board"
          onKeyDown={onKeyDown}
          {...swipe}
        >
          {states.map((state) => (
            <BoardColumn
              {...state}
              append={append}
              board={board}
              carried={carried}
              key={state.column.stageId}
              onFold={place.toggleFold}
              selected={selected}
            />
          ))}
        </div>
        <BoardBulk cards={chosen} onClear={clear} owners={owners} />
        <StageMenu
          onChoose={choose}
          onClose={() => {
            if (menu?.anchor instanceof HTMLElement) menu.anchor.focus();
            setMenu(null);
          }}
          open={menu}
          stages={columns}
        />
      </BoardDrag>
    </BoardContext>
  );
}

function BoardKeysHelp() {
  const t = useTranslations("campaigns.board");
  return (
    <p className="sr-only" id="board-keys">
      {t("keysFull")}
    </p>
  );
}

/** One request moves two hundred at most. */
const mostChosen = 200;

function toggled(now: ReadonlySet<string>, enrolmentId: string): ReadonlySet<string> {
  const next = new Set(now);
  if (!next.delete(enrolmentId) && next.size < mostChosen) next.add(enrolmentId);
  return next;
}
