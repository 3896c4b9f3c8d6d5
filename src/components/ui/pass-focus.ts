/** The element after this one in its list; the one before the last when it is the last. */
export function neighbourOf<T extends Element>(all: Iterable<T>, one: T): T | undefined {
  const list = [...all];
  const at = list.indexOf(one);
  return list[at + 1] ?? list[at - 1];
}

/** Gives the focus of what leaves the screen to what stays, unless it has gone elsewhere meanwhile. */
export function passFocus(leaving: Element, staying: HTMLElement | null | undefined): void {
  const held = document.activeElement;
  if (held !== null && held !== document.body && !leaving.contains(held)) return;
  (staying ?? document.getElementById("main"))?.focus();
}
