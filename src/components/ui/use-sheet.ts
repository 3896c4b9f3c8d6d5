"use client";

import { type PointerEvent, type RefObject, useEffect, useRef, useState, useSyncExternalStore } from "react";

type Phase = "open" | "closing" | "closed";

const slideMs = 220;
const noChange = () => () => undefined;

/** Stays "closing" during the animation. A sheet that is open from the first waits for the browser. */
export function useSheetPhase(open: boolean): Phase {
  const inBrowser = useSyncExternalStore(
    noChange,
    () => true,
    () => false,
  );
  const [slid, setSlid] = useState(!open);
  useEffect(() => {
    if (open) return setSlid(false);
    const timer = setTimeout(() => setSlid(true), slideMs);
    return () => clearTimeout(timer);
  }, [open]);
  if (!inBrowser) return "closed";
  if (open) return "open";
  return slid ? "closed" : "closing";
}

/** Makes the page below inert, closes on Escape and gives the focus back. */
export function useHeldFocus(ending: boolean, onClose: () => void): RefObject<HTMLDivElement | null> {
  const popup = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (ending) return;
    const before = document.activeElement;
    const root = document.documentElement;
    const below = [...document.querySelectorAll<HTMLElement>('[data-slot$="-shell"]')];
    for (const part of below) part.inert = true;
    root.style.overflow = "hidden";
    popup.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) close.current();
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      for (const part of below) part.inert = false;
      root.style.overflow = "";
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [ending]);
  return popup;
}

const farEnough = 80;

export function useSwipeDown(popup: RefObject<HTMLDivElement | null>, onClose: () => void) {
  const from = useRef<number | null>(null);
  const move = (by: number | null) => {
    popup.current?.toggleAttribute("data-swiping", by !== null);
    popup.current?.style.setProperty("--swipe", `${Math.max(0, by ?? 0)}px`);
  };
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.pointerType === "touch") from.current = event.clientY;
    },
    onPointerMove: (event: PointerEvent) => {
      if (from.current !== null) move(event.clientY - from.current);
    },
    onPointerUp: (event: PointerEvent) => {
      const by = from.current === null ? 0 : event.clientY - from.current;
      from.current = null;
      move(null);
      if (by > farEnough) onClose();
    },
    onPointerCancel: () => {
      from.current = null;
      move(null);
    },
  };
}
