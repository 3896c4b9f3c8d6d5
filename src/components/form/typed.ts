import type { Typed } from "./drafts";

type Control = HTMLInputElement | HTMLTextAreaElement;

/** All that stands in a form, hidden inputs left out. */
export function typedIn(form: HTMLFormElement): Typed {
  return controlsOf(form).flatMap((control): Typed => {
    if (isChoice(control)) return control.checked ? [[control.name, control.value]] : [];
    return [[control.name, control.value]];
  });
}

/** All that a form sends, as it can be kept. */
export const sentBy = (form: HTMLFormElement): Typed =>
  [...new FormData(form)].map(([name, value]) => [name, String(value)]);

/** Makes a form what it was: what isn't among the values is empty again. What lies folded is unfolded where something stands in it. */
export function fillForm(form: HTMLFormElement, values: Typed): void {
  fillNow(form, values);
  if (!isMissingSome(form, values)) return;
  for (const more of form.querySelectorAll<HTMLElement>("button[aria-expanded=false]")) more.click();
  requestAnimationFrame(() => fillNow(form, values));
}

function fillNow(form: HTMLFormElement, values: Typed): void {
  const chosen = new Set(values.map(([name, value]) => `${name}=${value}`));
  const written = new Map(values);
  for (const control of controlsOf(form)) {
    const before = isChoice(control) ? control.checked : control.value;
    if (isChoice(control)) control.checked = chosen.has(`${control.name}=${control.value}`);
    else control.value = written.get(control.name) ?? "";
    const after = isChoice(control) ? control.checked : control.value;
    const folded = after && after !== before ? control.closest("details") : null;
    if (folded) folded.open = true;
  }
}

function isMissingSome(form: HTMLFormElement, values: Typed): boolean {
  const controls = controlsOf(form);
  return values.some(
    ([name, value]) =>
      !controls.some((each) => each.name === name && (!isChoice(each) || each.value === value)),
  );
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) &&
      element.name !== "" &&
      element.type !== "hidden",
  );
}

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === "radio" || control.type === "checkbox";
