import type { FormValues } from "./draft-storage";

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Without hidden inputs. */
export function typedIn(form: HTMLFormElement): FormValues {
  return controlsOf(form).flatMap((control): FormValues => {
    if (isChoice(control)) return control.checked ? [[control.name, control.value]] : [];
    return [[control.name, control.value]];
  });
}

export const sentBy = (form: HTMLFormElement): FormValues =>
  [...new FormData(form)].map(([name, value]) => [name, String(value)]);

type Fill = {
  /** Leaves controls without a value here as they are. */
  keepOthers?: boolean;
};

/** Puts values back into a form and empties the rest. Opens "more" buttons and <details> that hide a value. */
export function fillForm(form: HTMLFormElement, values: FormValues, fill: Fill = {}): void {
  setValues(form, values, fill);
  if (!hasHidden(form, values)) return;
  for (const more of form.querySelectorAll<HTMLElement>("button[aria-expanded=false]")) more.click();
  requestAnimationFrame(() => setValues(form, values, fill));
}

function setValues(form: HTMLFormElement, values: FormValues, { keepOthers = false }: Fill): void {
  const chosen = new Set(values.map(([name, value]) => `${name}=${value}`));
  const written = new Map(values);
  for (const control of controlsOf(form)) {
    if (keepOthers && !written.has(control.name)) continue;
    if (isChoice(control)) setChecked(control, chosen.has(`${control.name}=${control.value}`));
    else setText(control, written.get(control.name) ?? "");
  }
}

function setChecked(control: HTMLInputElement, checked: boolean): void {
  if (checked && !control.checked) openDetails(control);
  control.checked = checked;
}

function setText(control: Control, text: string): void {
  if (text && text !== control.value) openDetails(control);
  control.value = text;
}

function openDetails(control: Control): void {
  const details = control.closest("details");
  if (details) details.open = true;
}

function hasHidden(form: HTMLFormElement, values: FormValues): boolean {
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
