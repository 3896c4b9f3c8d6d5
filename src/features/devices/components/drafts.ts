import { openValue, sealValue } from "./lock";
import { database } from "./store";

export type Draft = { contactId: string; values: [string, string][] };

/** What is half written, sealed like all else: it outlives a lock, a reload and a killed browser. */
export async function keepDraft(key: CryptoKey, draft: Draft): Promise<void> {
  await (await database()).put("sealed", await sealValue(key, "draft", draft), "draft");
}

export async function readDraft(key: CryptoKey): Promise<Draft | null> {
  const sealed = await (await database()).get("sealed", "draft");
  return sealed ? openValue<Draft>(key, "draft", sealed) : null;
}

export async function dropDraft(): Promise<void> {
  await (await database()).delete("sealed", "draft");
}

/** Puts values back into a form; what lies behind a "more" is unfolded first. */
export function fillForm(form: HTMLFormElement, values: readonly [string, string][]): void {
  for (const more of form.querySelectorAll<HTMLElement>("[aria-expanded=false]")) more.click();
  requestAnimationFrame(() => {
    for (const [name, value] of values) setValue(form, name, value);
  });
}

function setValue(form: HTMLFormElement, name: string, value: string): void {
  const fields = [...form.elements].filter(
    (field) => field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement,
  );
  for (const field of fields.filter((each) => each.name === name && each.type !== "hidden")) {
    if (field.type === "radio" || field.type === "checkbox") {
      if (field.value === value && field instanceof HTMLInputElement) field.checked = true;
    } else if (field.value === "" || name === "heldOn") field.value = value;
  }
}
