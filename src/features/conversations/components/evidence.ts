import type { ChangeEvent } from "react";
import {
  bestLevel,
  type Evidence,
  isBorneOut,
  type Level,
  levelAfterAct,
  levels,
  needsEvidence,
  type Outcome,
  wasReached,
} from "../vocabulary.schema";

export type JudgementNames = { level: string; evidence: string };

const usual: JudgementNames = { level: "assessment", evidence: "evidence[]" };

/**
 * The best level that a form's acts support, where the chosen one claims more; null where it does not or nobody was reached.
 */
export function unprovenIn(form: FormData, names = usual) {
  if (!wasReached(form.get("outcome") as Outcome)) return null;
  const level = levels.find((known) => String(known) === form.get(names.level));
  const acts = form.getAll(names.evidence) as Evidence[];
  return level && !isBorneOut(level, acts) ? bestLevel(acts) : null;
}

export function chooseLevel(form: HTMLFormElement | null, name: string, level: Level | null): void {
  for (const radio of inputsOf(form, name)) radio.checked = level !== null && radio.value === String(level);
}

const implied = "implied";

/**
 * Keeps level and acts consistent while they are tapped: an act sets the level that it supports, which goes with the act; a
 * level that needs no act clears them.
 */
export function agree(event: ChangeEvent<HTMLElement>, names: JudgementNames): void {
  const [box, input] = [event.currentTarget, event.target];
  if (!(input instanceof HTMLInputElement) || !input.form) return;
  if (input.name === names.level) {
    delete box.dataset[implied];
    if (!needsEvidence(Number(input.value) as Level) || input.value === "") letActsGo(input.form, names);
    return;
  }
  if (input.name !== names.evidence) return;
  const acts = inputsOf(input.form, names.evidence).filter(({ checked }) => checked);
  const chosen = levels.find((level) => String(level) === chosenIn(input.form, names.level)) ?? null;
  const level = levelAfterAct({
    acts: acts.map(({ value }) => value as Evidence),
    chosen,
    cameWithActs: implied in box.dataset,
  });
  if (level === chosen) return;
  chooseLevel(input.form, names.level, level);
  if (level === null) delete box.dataset[implied];
  else box.dataset[implied] = "";
}

/** Acts are saved with a 1 or 2 alone, so no others are shown as chosen. */
export function letActsGo(form: HTMLFormElement | null, names: JudgementNames): void {
  for (const act of inputsOf(form, names.evidence)) act.checked = false;
}

/** The names that belong to a level's radio button; null for any other input. */
export function judgementNames(level: string): JudgementNames | null {
  if (level === usual.level) return usual;
  const whose = /^assessment-(.+)$/.exec(level)?.[1];
  return whose ? { level, evidence: `evidence-${whose}` } : null;
}

const chosenIn = (form: HTMLFormElement | null, name: string) =>
  inputsOf(form, name).find(({ checked }) => checked)?.value;

function inputsOf(form: HTMLFormElement | null, name: string): HTMLInputElement[] {
  return [...(form?.elements ?? [])].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name === name,
  );
}
