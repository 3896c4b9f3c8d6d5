import { type MouseEvent, type PointerEvent, useRef, useState } from "react";

type Side = "start" | "end";
type Swipe = { onSwipe: (towards: Side) => void };

const beginsAt = 12;
const countsAt = 96;

/** Horizontal swipes of a row. Buttons do the same. */
export function useSwipe({ onSwipe }: Swipe) {
  const [offset, setOffset] = useState(0);
  const from = useRef<{ x: number; y: number } | null>(null);
  const pulled = useRef(false);

  const letGo = (event: PointerEvent<HTMLElement>, counts: boolean) => {
    if (pulled.current && counts && Math.abs(offset) >= countsAt)
      onSwipe(sideOf(event.currentTarget, offset));
    from.current = null;
    setOffset(0);
  };
  return {
    offset,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        pulled.current = false;
        if (event.pointerType === "touch") from.current = { x: event.clientX, y: event.clientY };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!from.current) return;
        const moved = event.clientX - from.current.x;
        if (!pulled.current && Math.abs(moved) < beginsAt) return;
        if (!pulled.current) event.currentTarget.setPointerCapture(event.pointerId);
        pulled.current = true;
        setOffset(moved);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => letGo(event, true),
      onPointerCancel: (event: PointerEvent<HTMLElement>) => letGo(event, false),
      onClickCapture: (event: MouseEvent<HTMLElement>) => {
        if (!pulled.current) return;
        event.preventDefault();
        event.stopPropagation();
        pulled.current = false;
      },
    },
  };
}

function sideOf(element: HTMLElement, offset: number): Side {
  const isRightToLeft = getComputedStyle(element).direction === "rtl";
  return offset > 0 !== isRightToLeft ? "end" : "start";
}
