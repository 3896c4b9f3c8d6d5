"use client";

import { useRouter } from "next/navigation";
import { type FocusEvent, type KeyboardEvent, useCallback } from "react";

type Keys = {
  menu: (enrolmentId: string, anchor: HTMLElement) => void;
  toggle: (enrolmentId: string) => void;
  fold: (stageId: string) => void;
  clear: () => void;
};

const cardOf = (root: ParentNode, enrolmentId: string) =>
  root.querySelector<HTMLElement>(`[data-card="${enrolmentId}"]`);
const columnOf = (card: Element) => card.closest<HTMLElement>("[data-column]");
const cardsIn = (column: Element) => [...column.querySelectorAll<HTMLElement>("[data-card]")];
const columnsOf = (root: ParentNode) => [...root.querySelectorAll<HTMLElement>("[data-column]")];

export function focusCard(enrolmentId: string): void {
  cardOf(document, enrolmentId)?.focus();
}

/** The card below this one, else the one above it. */
export function neighbourOf(enrolmentId: string): string | undefined {
  const card = cardOf(document, enrolmentId);
  const column = card ? columnOf(card) : null;
  if (!card || !column) return undefined;
  const all = cardsIn(column);
  const at = all.indexOf(card);
  return (all[at + 1] ?? all[at - 1])?.dataset.card;
}

/** The focused card is its column's tab stop from then on. */
export function takeStop(event: FocusEvent<HTMLElement>): void {
  const card = event.target.closest<HTMLElement>("[data-card]");
  const column = card ? columnOf(card) : null;
  if (!card || !column) return;
  for (const other of cardsIn(column)) other.tabIndex = other === card ? 0 : -1;
}

/** Single keys work while the board or anything on it has the focus; from the board itself J enters the first card. */
export function useBoardKeys({ menu, toggle, fold, clear }: Keys) {
  const router = useRouter();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (modified || event.defaultPrevented) return;
      const target = event.target as HTMLElement;
      const card = target.closest<HTMLElement>("[data-card]");
      const acts = card
        ? cardActs(card, { menu, toggle, fold, clear, push: router.push })
        : boardActs(event.currentTarget);
      const act = acts.get(event.key.toLowerCase());
      // Enter and the space bar belong to a link or button that has the focus itself.
      const isOwn = (event.key === "Enter" || event.key === " ") && target !== card;
      if (!act || isOwn) return;
      event.preventDefault();
      act();
    },
    [menu, toggle, fold, clear, router],
  );
}

type Acts = ReadonlyMap<string, () => void>;

function boardActs(board: HTMLElement): Acts {
  const enter = () => show(columnsOf(board).flatMap(cardsIn)[0]);
  return new Map([
    ["j", enter],
    ["k", enter],
    ["arrowdown", enter],
  ]);
}

function cardActs(card: HTMLElement, keys: Keys & { push: (href: string) => void }): Acts {
  const id = card.dataset.card ?? "";
  const stageId = columnOf(card)?.dataset.column ?? "";
  return new Map<string, () => void>([
    ["j", () => besides(card, 1)],
    ["k", () => besides(card, -1)],
    ["arrowdown", () => besides(card, 1)],
    ["arrowup", () => besides(card, -1)],
    ["arrowright", () => across(card, 1)],
    ["arrowleft", () => across(card, -1)],
    ["x", () => keys.toggle(id)],
    ["m", () => keys.menu(id, card)],
    ["f", () => keys.fold(stageId)],
    ["l", () => card.querySelector<HTMLElement>("[data-log]")?.click()],
    ["enter", () => open(card, keys.push)],
    ["escape", keys.clear],
  ]);
}

/** Behind the last card comes the link that loads more. */
function besides(card: HTMLElement, by: 1 | -1): void {
  const column = columnOf(card);
  if (!column) return;
  const all = cardsIn(column);
  const more = column.parentElement?.querySelector<HTMLElement>("[data-more]");
  show(all[all.indexOf(card) + by] ?? (by > 0 && more ? more : undefined));
}

function across(card: HTMLElement, by: 1 | -1): void {
  const column = columnOf(card);
  if (!column) return;
  const forward = getComputedStyle(column).direction === "rtl" ? -by : by;
  const all = columnsOf(document).filter((one) => one === column || cardsIn(one).length > 0);
  const next = all[all.indexOf(column) + forward];
  if (!next) return;
  const there = cardsIn(next);
  show(there[Math.min(cardsIn(column).indexOf(card), there.length - 1)]);
}

function show(element: HTMLElement | undefined): void {
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function open(card: HTMLElement, push: (href: string) => void): void {
  const href = card.querySelector("a")?.getAttribute("href");
  if (href) push(href);
}
