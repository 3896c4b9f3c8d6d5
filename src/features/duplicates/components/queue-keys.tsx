"use client";

import type { KeyboardEvent, ReactNode } from "react";

const compareIn = (pair: Element) => pair.querySelector<HTMLElement>("[data-compare]");

/** The pair below or above this one; the first when none has the focus yet. */
function goBy(list: HTMLElement, pair: Element | null, step: 1 | -1): void {
  const all = [...list.querySelectorAll("[data-pair]")];
  const next = pair ? all[all.indexOf(pair) + step] : all[0];
  if (!next) return;
  compareIn(next)?.focus();
  next.scrollIntoView({ block: "nearest" });
}

/** J and K go through the pairs, N says that the two are two. Single keys work only while the list has the focus. */
export function QueueKeys({ children }: { children: ReactNode }) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const pair = (event.target as HTMLElement).closest("[data-pair]");
    const list = event.currentTarget;
    const acts: Record<string, () => void> = {
      j: () => goBy(list, pair, 1),
      k: () => goBy(list, pair, -1),
      n: () => {
        pair?.querySelector<HTMLElement>("[data-distinct]")?.click();
        goBy(list, pair, 1);
      },
    };
    const act = acts[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes the focus so that its keys work
    // biome-ignore lint/a11y/noStaticElementInteractions: every key has a button that does the same
    <div className="outline-offset-4" data-slot="queue" onKeyDown={onKeyDown} tabIndex={0}>
      {children}
    </div>
  );
}
