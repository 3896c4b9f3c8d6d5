"use client";

import { useCallback, useMemo, useState } from "react";
import type { Card } from "../board";
import { toggled } from "../landings";

export const noIds: ReadonlySet<string> = new Set();

export type Choice = ReturnType<typeof useChoice>;

export function useChoice(columns: readonly { cards: readonly Card[] }[]) {
  const [selected, setSelected] = useState(noIds);
  const cards = useMemo(() => columns.flatMap((column) => column.cards), [columns]);
  const chosen = useMemo(() => cards.filter((card) => selected.has(card.enrolmentId)), [cards, selected]);
  const toggle = useCallback((enrolmentId: string) => setSelected((now) => toggled(now, enrolmentId)), []);
  const clear = useCallback(() => setSelected(noIds), []);
  const cardOf = (enrolmentId: string) => cards.find((card) => card.enrolmentId === enrolmentId);
  const companyOf = (card: Card) => (selected.has(card.enrolmentId) ? chosen : [card]);
  return { selected, chosen, toggle, clear, cardOf, companyOf };
}
