export function neighbourOf<T extends Element>(all: Iterable<T>, one: T): T | undefined {
  const list = [...all];
  const at = list.indexOf(one);
  return list[at + 1] ?? list[at - 1];
}

/** Moves the focus from a leaving element to a staying one, unless it has moved already. */
export function passFocus(leaving: Element, staying: HTMLElement | null | undefined): void {
  const held = document.activeElement;
  if (held !== null && held !== document.body && !leaving.contains(held)) return;
  (staying ?? document.getElementById("main"))?.focus();
}
