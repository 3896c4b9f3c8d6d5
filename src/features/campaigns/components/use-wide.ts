"use client";

import { useSyncExternalStore } from "react";

const columnsSideBySide = "(width >= 48rem)";

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(columnsSideBySide);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

/** Whether several columns stand side by side, so that there is somewhere to drag a card. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(columnsSideBySide).matches,
    () => true,
  );
}
