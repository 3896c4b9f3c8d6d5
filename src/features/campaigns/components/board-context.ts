"use client";

import { createContext, useContext } from "react";
import type { Card } from "../board";

export type BoardActs = {
  mayMove: boolean;
  mayLog: boolean;
  /** Several workplaces on one board: the card names its own. */
  severalWorkplaces: boolean;
  mayDrag: boolean;
  toggle: (enrolmentId: string) => void;
  openMenu: (cards: readonly Card[], anchor: Element) => void;
  hrefWith: (changes: Record<string, string | undefined>) => string;
};

export const BoardContext = createContext<BoardActs | null>(null);

export function useBoardActs(): BoardActs {
  const acts = useContext(BoardContext);
  if (!acts) throw new Error("a card stands on a board");
  return acts;
}
