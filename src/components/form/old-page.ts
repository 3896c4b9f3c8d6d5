import type { FormValues } from "./draft-storage";
import { forgetDraft, keepDraft, readDraft } from "./draft-storage";
import { fillForm, typedIn } from "./draft-values";
import { oldPageKey } from "./unknown-action";

const again = 30_000;

type Control = HTMLInputElement | HTMLTextAreaElement;

/** Loads the page anew and keeps what was typed; not twice within half a minute, or two versions at once would never end. */
export function reloadOldPage(userId: string): void {
  const key = oldPageKey(userId);
  const last = readDraft(key)?.at;
  if (last && Date.now() - Date.parse(last) < again) return;
  const values = [...document.forms]
    .filter(isChanged)
    .map((form): [string, string] => [markOf(form), JSON.stringify(withoutPasswords(form))]);
  keepDraft(key, { at: new Date().toISOString(), ids: {}, values });
  location.reload();
}

/** Puts back what was typed, each form when it is there: one in a closed dialog comes later. */
export function restoreOldPage(userId: string): void {
  let waiting = readDraft(oldPageKey(userId))?.values ?? [];
  const restore = () => {
    waiting = waiting.filter(([mark, kept]) => {
      const form = formOf(mark);
      if (form) fillForm(form, valuesOf(kept), { keepOthers: true });
      return form === undefined;
    });
    if (waiting.length === 0) watcher.disconnect();
  };
  const watcher = new MutationObserver(restore);
  watcher.observe(document.body, { childList: true, subtree: true });
  restore();
  setTimeout(() => forgetDraft(oldPageKey(userId)), again);
}

/** The form with these fields and hidden values; where ids are made anew for each page, the only one with these fields. */
function formOf(mark: string): HTMLFormElement | undefined {
  const forms = [...document.forms];
  const alike = forms.filter((form) => markOf(form).split("\n")[0] === mark.split("\n")[0]);
  return alike.find((form) => markOf(form) === mark) ?? (alike.length === 1 ? alike[0] : undefined);
}

function markOf(form: HTMLFormElement): string {
  const fields = controlsOf(form).filter(({ name }) => name && !name.startsWith("$"));
  const names = new Set(fields.map(({ name }) => name));
  const hidden = fields.filter(({ type }) => type === "hidden").map(({ value }) => value);
  return `${[...names].sort().join(" ")}\n${hidden.join(" ")}`;
}

const isChanged = (form: HTMLFormElement): boolean =>
  controlsOf(form).some((control) =>
    control instanceof HTMLInputElement && isChoice(control)
      ? control.checked !== control.defaultChecked
      : control.type !== "hidden" && control.value !== control.defaultValue,
  );

const isChoice = ({ type }: HTMLInputElement) => type === "radio" || type === "checkbox";

const controlsOf = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (each): each is Control => each instanceof HTMLInputElement || each instanceof HTMLTextAreaElement,
  );

const withoutPasswords = (form: HTMLFormElement): FormValues => {
  const secret = controlsOf(form).filter(({ type }) => type === "password");
  return typedIn(form).filter(([name]) => !secret.some((control) => control.name === name));
};

function valuesOf(kept: string): FormValues {
  const values: unknown = JSON.parse(kept);
  return Array.isArray(values) ? values.filter(isPair) : [];
}

const isPair = (each: unknown): each is [string, string] =>
  Array.isArray(each) && each.length === 2 && each.every((part) => typeof part === "string");
