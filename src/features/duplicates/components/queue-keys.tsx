"use client";

import { type ReactNode, useRef } from "react";
import { useKeys } from "@/components/ui/use-keys";

/** J and K move through the pairs, N marks the focused pair as two people, Enter follows its link. */
export function QueueKeys({ children }: { children: ReactNode }) {
  const list = useRef<HTMLDivElement>(null);
  useKeys({
    j: () => goBy(list.current, 1),
    k: () => goBy(list.current, -1),
    n: () => {
      const distinct = focused()?.querySelector<HTMLElement>("[data-distinct]");
      distinct?.click();
      if (distinct) goBy(list.current, 1);
    },
  });
  return (
    <div data-slot="queue" ref={list}>
      {children}
    </div>
  );
}

const focused = () => document.activeElement?.closest("[data-pair]");

/** The first when none has the focus. */
function goBy(list: HTMLElement | null, step: 1 | -1): void {
  const all = [...(list?.querySelectorAll("[data-pair]") ?? [])];
  const pair = focused();
  const next = pair ? all[all.indexOf(pair) + step] : all[0];
  if (!next) return;
  next.querySelector<HTMLElement>("[data-compare]")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}
