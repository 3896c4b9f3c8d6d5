import type { OutcomeCounts } from "./outcomes";
import { type RuledField, ruledFields } from "./overwrite-policy";

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

type Pair = FieldImpact["pairs"][number];

/** What was counted of one part of the people: nobody is in two parts. */
export type CountedPart = Pick<Impact, "changed" | "replaced"> & {
  fields: Omit<FieldImpact, "pairs">[];
  pairs: (Pair & { field: RuledField })[];
};

const pairsShown = 5;

/** The parts as one: of each field the commonest changes only. */
export function addedUp(parts: readonly CountedPart[]): Pick<Impact, "changed" | "replaced" | "fields"> {
  const sum = <T>(rows: readonly T[], of: (row: T) => number) =>
    rows.reduce((total, row) => total + of(row), 0);
  const fields = ruledFields.flatMap((field) => {
    const rows = parts.flatMap((part) => part.fields.filter((row) => row.field === field));
    if (rows.length === 0) return [];
    const count = (kind: "filled" | "replaced" | "kept") => sum(rows, (row) => row[kind]);
    const pairs = commonest(parts.flatMap((part) => part.pairs.filter((pair) => pair.field === field)));
    return [{ field, filled: count("filled"), replaced: count("replaced"), kept: count("kept"), pairs }];
  });
  return {
    changed: sum(parts, ({ changed }) => changed),
    replaced: sum(parts, ({ replaced }) => replaced),
    fields,
  };
}

/** Equally many keep the order in which the database gave them. */
function commonest(counted: readonly Pair[]): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const { from, to, people } of counted) {
    const key = JSON.stringify([from, to]);
    pairs.set(key, { from, to, people: people + (pairs.get(key)?.people ?? 0) });
  }
  return [...pairs.values()].toSorted((one, other) => other.people - one.people).slice(0, pairsShown);
}

/** More than this share of the people is more than a correction: the wrong file, or the wrong rule. */
const largeChangeOver = 0.3;
const isLargeChange = (part: number, whole: number) => whole > 0 && part / whole > largeChangeOver;

const largeChangeKinds = ["replaced", "ending"] as const;
export type LargeChangeKind = (typeof largeChangeKinds)[number];
/** So many people, and which share of all of them: more than goes without saying. */
export type LargeChange = { kind: LargeChangeKind; count: number; share: number };

/** What an import would do to so many that somebody must say the number back. */
export function largeChangeOf({
  known,
  replaced,
  ending,
  employed,
}: Pick<Impact, "known" | "replaced" | "ending" | "employed">): LargeChange[] {
  const parts = { replaced: [replaced, known], ending: [ending, employed] } as const;
  return largeChangeKinds.flatMap((kind) => {
    const [count, whole] = parts[kind];
    return isLargeChange(count, whole) ? [{ kind, count, share: count / whole }] : [];
  });
}

/** Whether nobody would come in, nobody be changed, and no job end. */
export const changesNobody = (
  { created }: Pick<OutcomeCounts, "created">,
  { changed, ending }: Pick<Impact, "changed" | "ending">,
): boolean => created + changed + ending === 0;

/** The figures that an admin sees before an import runs, as one value: others by the time she presses, and she is asked again. */
export function figuresOf(
  { created, known, toConfirm }: Pick<OutcomeCounts, "created" | "known" | "toConfirm">,
  { changed, replaced, ending }: Pick<Impact, "changed" | "replaced" | "ending">,
): string {
  return [created, known, toConfirm, changed, replaced, ending].join(" ");
}
