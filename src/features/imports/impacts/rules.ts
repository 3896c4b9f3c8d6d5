import type { RuledField } from "../overwrites/rules";

/** One field of the people who are here already: how many get it filled, changed, or differ and stay as they are. */
export type FieldImpact = {
  field: RuledField;
  filled: number;
  replaced: number;
  kept: number;
  /** The commonest changes, where they say nothing of one person. */
  pairs: { from: string | null; to: string; people: number }[];
};

export type Impact = {
  /** People who are here already; of them, whom anything changes for, and who has a value replaced. */
  known: number;
  changed: number;
  replaced: number;
  fields: FieldImpact[];
};

/** More than this share of the people replaced is more than a correction: the wrong file, or the wrong rule. */
export const muchIsOver = 0.3;

export function changesMuch({ known, replaced }: Pick<Impact, "known" | "replaced">): boolean {
  return known > 0 && replaced / known > muchIsOver;
}
