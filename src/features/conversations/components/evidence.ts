import { bestLevel, type Evidence, isBorneOut, type Level, levels } from "../vocabulary/rules";

/** The best level that a form's acts bear out, where the one chosen claims more; null where all is well. */
export function unprovenIn(form: FormData, names = { level: "assessment", evidence: "evidence[]" }) {
  const level = levels.find((known) => String(known) === form.get(names.level));
  const acts = form.getAll(names.evidence) as Evidence[];
  return level && !isBorneOut(level, acts) ? bestLevel(acts) : null;
}

/** Takes the lower level in the form's own radio buttons. */
export function chooseLevel(form: HTMLFormElement | null, name: string, level: Level): void {
  const choice = form?.elements.namedItem(name);
  if (choice instanceof RadioNodeList) choice.value = String(level);
}
