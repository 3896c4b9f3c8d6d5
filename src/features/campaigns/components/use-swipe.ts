"use client";

import { type TouchEvent, useRef } from "react";

const farEnough = 64;

/** A sideways swipe goes to the next stage or back. Vertical scrolling is untouched. */
export function useSwipe(onSwipe: (by: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null);
  return {
    onTouchStart(event: TouchEvent<HTMLElement>) {
      const touch = event.touches.length === 1 ? event.touches[0] : undefined;
      from.current = touch ? { x: touch.clientX, y: touch.clientY } : null;
    },
    onTouchEnd(event: TouchEvent<HTMLElement>) {
      const touch = event.changedTouches[0];
      const start = from.current;
      from.current = null;
      const oneColumn = !window.matchMedia("(width >= 48rem)").matches;
      if (!touch || !start || !oneColumn) return;
      const [x, y] = [touch.clientX - start.x, touch.clientY - start.y];
      if (Math.abs(x) < farEnough || Math.abs(x) < 2 * Math.abs(y)) return;
      const rtl = getComputedStyle(event.currentTarget).direction === "rtl";
      onSwipe(x < 0 !== rtl ? 1 : -1);
    },
  };
}
