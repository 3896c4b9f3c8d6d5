import type { KeyboardEvent } from "react";

export const marksFieldId = (index: number) => `marks-${index}`;

/** Enter and ↓ to the next line that can be keyed, ↑ and Shift+Enter to the one before. */
export function moveBetweenRows(event: KeyboardEvent, index: number, onLeave: () => void): void {
  const forward = event.key === "ArrowDown" || (event.key === "Enter" && !event.shiftKey);
  const back = event.key === "ArrowUp" || (event.key === "Enter" && event.shiftKey);
  if ((!forward && !back) || event.nativeEvent.isComposing) return;
  event.preventDefault();
  if (!focusFrom(index + (forward ? 1 : -1), forward ? 1 : -1)) onLeave();
}

function focusFrom(index: number, step: 1 | -1): boolean {
  const last = document.querySelectorAll("[data-row]").length;
  for (let at = index; at >= 0 && at <= last + 300 && at < 1000; at += step) {
    if (focusMarks(at)) return true;
  }
  return false;
}

/** False when it cannot be keyed. */
export function focusMarks(index: number): boolean {
  const field = document.getElementById(marksFieldId(index));
  field?.focus();
  field?.scrollIntoView({ block: "nearest" });
  return field !== null;
}
