import type { MouseEvent, PointerEvent } from "react";
import { judgementNames, letActsGo } from "./evidence";

const needed = new Set(["outcome", "channel"]);

/**
 * Lets a radio button be unchosen by a second tap. Goes on the form: at the click the browser has chosen again already, so
 * what was chosen is remembered before.
 */
export function clearOnSecondTap() {
  let chosen: HTMLInputElement | null = null;
  return {
    onPointerDownCapture: (event: PointerEvent<HTMLFormElement>) => {
      chosen = chosenBehind(event.target);
    },
    onClick: (event: MouseEvent<HTMLFormElement>) => {
      const input = event.target;
      if (!(input instanceof HTMLInputElement) || input.type !== "radio") return;
      if (input === chosen && !needed.has(input.name)) letGo(input);
      chosen = null;
    },
  };
}

function letGo(input: HTMLInputElement): void {
  input.checked = false;
  const judged = judgementNames(input.name);
  if (judged) letActsGo(input.form, judged);
}

function chosenBehind(target: EventTarget): HTMLInputElement | null {
  const label = target instanceof Element ? target.closest("label") : null;
  const input = label?.querySelector<HTMLInputElement>("input[type=radio]");
  return input?.checked ? input : null;
}
