"use client";

import { useSyncExternalStore } from "react";

const columnsSideBySide = "(width >= 48rem)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(columnsSideBySide);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether several columns are shown, so that a card can be dragged. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(columnsSideBySide).matches,
    () => true,
  );
}
