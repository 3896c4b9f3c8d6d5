import type { RuledField } from "../overwrites/rules";
import type { Piles } from "../piles/rules";

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
  /** Jobs that end because the file no longer names the people, of how many at its workplaces. */
  ending: number;
  employed: number;
  fields: FieldImpact[];
};

/** More than this share of the people is more than a correction: the wrong file, or the wrong rule. */
const muchIsOver = 0.3;
const isMuch = (part: number, whole: number) => whole > 0 && part / whole > muchIsOver;

export const muchKinds = ["replaced", "ending"] as const;
export type MuchKind = (typeof muchKinds)[number];
/** So many people, and which share of all of them: more than goes without saying. */
export type Much = { kind: MuchKind; count: number; share: number };

/** What an import would do to so many that somebody must say the number back. */
export function muchOf({
  known,
  replaced,
  ending,
  employed,
}: Pick<Impact, "known" | "replaced" | "ending" | "employed">): Much[] {
  const parts = { replaced: [replaced, known], ending: [ending, employed] } as const;
  return muchKinds.flatMap((kind) => {
    const [count, whole] = parts[kind];
    return isMuch(count, whole) ? [{ kind, count, share: count / whole }] : [];
  });
}

/** Whether nobody would come in, nobody be changed, and no job end. */
export const changesNobody = (
  { created }: Pick<Piles, "created">,
  { changed, ending }: Pick<Impact, "changed" | "ending">,
): boolean => created + changed + ending === 0;

/** The figures that an admin sees before an import runs, as one value: others by the time she presses, and she is asked again. */
export function figuresOf(
  { created, known, toConfirm }: Pick<Piles, "created" | "known" | "toConfirm">,
  { changed, replaced, ending }: Pick<Impact, "changed" | "replaced" | "ending">,
): string {
  return [created, known, toConfirm, changed, replaced, ending].join(" ");
}
