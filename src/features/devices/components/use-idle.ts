"use client";

import { useEffect } from "react";

const idleMs = 5 * 60_000;
const hiddenMs = 60_000;
const signs = ["pointerdown", "keydown", "input", "scroll"] as const;

/** Locks after five minutes without a touch, and on return after more than one minute in the background. */
export function useIdle(watching: boolean, lock: () => Promise<void>): void {
  useEffect(() => {
    if (!watching) return;
    let touched = Date.now();
    let hidden = 0;
    const touch = () => {
      touched = Date.now();
    };
    const look = () => {
      const away = hidden > 0 && Date.now() - hidden > hiddenMs;
      if (away || Date.now() - touched > idleMs) void lock();
    };
    const turn = () => {
      if (document.hidden) hidden = Date.now();
      else {
        look();
        hidden = 0;
      }
    };
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true });
    document.addEventListener("visibilitychange", turn);
    const timer = setInterval(look, 10_000);
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true });
      document.removeEventListener("visibilitychange", turn);
      clearInterval(timer);
    };
  }, [watching, lock]);
}
