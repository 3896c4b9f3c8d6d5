"use client";

import { startTransition, useCallback, useEffect, useMemo, useOptimistic, useRef, useState } from "react";
import { v7 } from "uuid";
import { arrange, type Card, type Landings, type Pending } from "../board";
import type { BoardColumn } from "../board.queries";
import { moveEnrolmentsAction } from "../enrolments.actions";
import { landedWith, type Moving, movesBack } from "../landings";
import { useMoveMessages } from "./use-move-messages";

const nothing: Pending[] = [];
const nowhere: Landings = new Map();

/** The board's cards and how to move them. Moves are sent one after the other. */
export function useBoard(columns: readonly BoardColumn[]) {
  const [more, setMore] = useState<readonly Card[]>([]);
  const [landed, setLanded] = useState(nowhere);
  const [pending, addPending] = useOptimistic(nothing, (now: Pending[], added: Pending[]) => [
    ...now,
    ...added,
  ]);
  const say = useMoveMessages(columns);
  const send = useSender();
  const again = useRef<Move>(() => undefined);

  const arranged = useMemo(() => {
    const counted = columns.map(({ stageId, count, cards }) => ({ stageId, count: count ?? 0, cards }));
    return arrange(counted, { more, landed, pending });
  }, [columns, more, landed, pending]);

  const move = useCallback(
    ({ cards, toStageId }: Moving, undoing = false) => {
      const going = cards.filter((card) => card.stageId !== toStageId);
      if (going.length === 0) return;
      startTransition(async () => {
        addPending(going.map((card) => ({ card, toStageId })));
        const result = await send({ cards: going, toStageId });
        if (!result?.ok) return say.refused(result);
        startTransition(() =>
          setLanded((now) => landedWith(now, { going, toStageId, outcome: result.data })),
        );
        const gone = going.filter((card) =>
          result.data.moved.some((one) => one.enrolmentId === card.enrolmentId),
        );
        const back = () => {
          for (const one of movesBack(gone, toStageId)) again.current(one, true);
        };
        const undo = undoing ? undefined : back;
        say.moved({ cards: gone, toStageId, undo });
        say.faster(result.data.conflicts, going);
      });
    },
    [addPending, say, send],
  );

  useEffect(() => {
    again.current = move;
  }, [move]);
  const append = useCallback((cards: readonly Card[]) => setMore((now) => [...now, ...cards]), []);
  return { arranged, move, append };
}

type Move = (moving: Moving, undoing?: boolean) => void;

/** Remembers the versions of our own moves, so that a card can be moved again before the page is reloaded. */
function useSender() {
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const versions = useRef(new Map<string, number>());
  return useCallback(({ cards, toStageId }: Moving) => {
    const versionOf = ({ enrolmentId, version }: Card) =>
      Math.max(version, versions.current.get(enrolmentId) ?? 0);
    const turn = queue.current.then(async () => {
      const moves = cards.map((card) => ({
        id: v7(),
        enrolmentId: card.enrolmentId,
        version: versionOf(card),
      }));
      const result = await moveEnrolmentsAction({ moves, toStageId }).catch(() => null);
      if (result?.ok) {
        for (const one of [...result.data.moved, ...result.data.conflicts])
          versions.current.set(one.enrolmentId, one.version);
      }
      return result;
    });
    queue.current = turn;
    return turn;
  }, []);
}
