"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useCallback } from "react";

type Keys = {
  menu: (enrolmentId: string, anchor: HTMLElement) => void;
  toggle: (enrolmentId: string) => void;
  clear: () => void;
};

const handleOf = (root: ParentNode, enrolmentId: string) =>
  root.querySelector<HTMLElement>(`[data-card="${enrolmentId}"]`);
const columnOf = (handle: Element) => handle.closest<HTMLElement>("[data-column]");
const handlesIn = (column: Element) => [...column.querySelectorAll<HTMLElement>("[data-card]")];

export function focusCard(enrolmentId: string): void {
  handleOf(document, enrolmentId)?.focus();
}

/** The card below this one, else the one above it. */
export function neighbourOf(enrolmentId: string): string | undefined {
  const handle = handleOf(document, enrolmentId);
  const column = handle ? columnOf(handle) : null;
  if (!handle || !column) return undefined;
  const all = handlesIn(column);
  const at = all.indexOf(handle);
  return (all[at + 1] ?? all[at - 1])?.dataset.card;
}

/** Single keys work only while a card has the focus. */
export function useBoardKeys({ menu, toggle, clear }: Keys) {
  const router = useRouter();
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      const handle = (event.target as HTMLElement).closest<HTMLElement>("[data-card]");
      const enrolmentId = handle?.dataset.card;
      const modified = event.ctrlKey || event.metaKey || event.altKey;
      if (!handle || !enrolmentId || modified || event.defaultPrevented) return;
      const acts = new Map<string, () => void>([
        ["j", () => besides(handle, 1)],
        ["k", () => besides(handle, -1)],
        ["arrowdown", () => besides(handle, 1)],
        ["arrowup", () => besides(handle, -1)],
        ["arrowright", () => across(handle, 1)],
        ["arrowleft", () => across(handle, -1)],
        ["x", () => toggle(enrolmentId)],
        ["m", () => menu(enrolmentId, handle)],
        ["enter", () => open(handle, router.push)],
        ["escape", clear],
      ]);
      const act = acts.get(event.key.toLowerCase());
      if (!act) return;
      event.preventDefault();
      act();
    },
    [menu, toggle, clear, router],
  );
}

function besides(handle: HTMLElement, by: 1 | -1): void {
  const column = columnOf(handle);
  const all = column ? handlesIn(column) : [];
  show(all[all.indexOf(handle) + by]);
}

function across(handle: HTMLElement, by: 1 | -1): void {
  const column = columnOf(handle);
  if (!column) return;
  const forward = getComputedStyle(column).direction === "rtl" ? -by : by;
  const all = [...document.querySelectorAll<HTMLElement>("[data-column]")].filter(
    (one) => one === column || handlesIn(one).length > 0,
  );
  const next = all[all.indexOf(column) + forward];
  if (!next) return;
  const there = handlesIn(next);
  show(there[Math.min(handlesIn(column).indexOf(handle), there.length - 1)]);
}

function show(handle: HTMLElement | undefined): void {
  handle?.focus({ preventScroll: true });
  handle?.closest("li")?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function open(handle: HTMLElement, push: (href: string) => void): void {
  const href = handle.closest("li")?.querySelector("a")?.getAttribute("href");
  if (href) push(href);
}
