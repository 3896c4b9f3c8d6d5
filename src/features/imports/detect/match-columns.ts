import type { FieldKey } from "../columns/fields";
import type { ColumnFacts } from "../parse/import-mapping";
import { type AnalysedColumn, blankColumn, type ColumnReason } from "./analysed-column";
import { matchParts } from "./bilingual-heading";
import type { ColumnProfile } from "./column-profile";
import { resolveConflicts } from "./conflicts";
import { hasOrder, isAmbiguousOrder, isClearOrder } from "./date-order-count";
import type { HeadingMatch } from "./dictionary/entry";
import { adjustByValues, guessByValues, type Judged } from "./guess-by-values";
import type { Header } from "./header";
import { findPreset } from "./presets";
import type { Preset } from "./programs";
import { proposeSplit } from "./propose-split";
import { joinDates } from "./three-part-date";

export interface RecognisedColumns {
  preset: Preset | null;
  columns: AnalysedColumn[];
}

type Recognising = {
  header: Header | null;
  profiles: readonly ColumnProfile[];
  hidden: ReadonlySet<number>;
  country: string;
  isIssue?: (text: string) => boolean;
};

export function recogniseColumns({
  header,
  profiles,
  hidden,
  country,
  isIssue,
}: Recognising): RecognisedColumns {
  const width = Math.max(profiles.length, header?.headings.length ?? 0);
  const headings = Array.from({ length: width }, (_, index) => header?.headings[index]?.text ?? "");
  const preset = findPreset(headings);
  const columns = headings.map((heading, index): AnalysedColumn => {
    const profile = profiles[index];
    const base = blankColumn(index, heading, profile, hidden.has(index));
    const field = preset?.fieldOf(heading);
    if (field) return fromPreset(base, field, heading);
    const matches = matchParts(header?.headings[index]?.parts ?? []);
    const judged = matches.map((match) => ({ ...match, ...adjustByValues(match, profile, country) }));
    const column = recognise(base, judged, {
      profile,
      guess: profile ? guessByValues(profile, isIssue) : null,
    });
    return preset ? ownColumn(column) : withSplit(column, profile);
  });
  resolveConflicts(columns, profiles, preset !== null);
  for (const column of columns) {
    const profile = profiles[column.index];
    column.facts = factsOf(profile, preset?.name ?? null);
    if (profile?.dateExamples.length) column.dateSamples = profile.dateExamples;
  }
  return { preset: preset?.name ?? null, columns: preset ? columns : joinDates(columns, header) };
}

/** Of a program's export, what a union added itself: nothing there decides alone. */
function ownColumn(column: AnalysedColumn): AnalysedColumn {
  return column.field === "ignore" || column.why.code === "values" ? { ...column, field: "ignore" } : column;
}

function fromPreset(base: AnalysedColumn, field: FieldKey, heading: string): AnalysedColumn {
  const unsure = field === "assessment.level";
  return { ...base, field, confidence: unsure ? 0.5 : 1, why: { code: "preset", params: { heading } } };
}

function withSplit(column: AnalysedColumn, profile: ColumnProfile | undefined): AnalysedColumn {
  const split = column.hidden ? null : proposeSplit(column.heading, profile);
  const field = split?.fields[0];
  if (!split || !field) return column;
  const params = { heading: column.heading };
  return { ...column, field, split, confidence: 0.75, why: { code: "split", params } };
}

function recognise(
  base: AnalysedColumn,
  matches: (HeadingMatch & Judged)[],
  { profile, guess }: { profile: ColumnProfile | undefined; guess: ReturnType<typeof guessByValues> },
): AnalysedColumn {
  const params = { heading: base.heading };
  const judged = matches.toSorted((a, b) => b.confidence - a.confidence);
  const best = judged[0];
  const others = [
    ...new Set([
      ...(best?.instead ? [best.instead] : []),
      ...judged.slice(1).map(({ field, instead }) => instead ?? field),
      ...(guess ? [guess.field] : []),
    ]),
  ];
  if (base.hidden) {
    return {
      ...base,
      confidence: 0.9,
      why: { code: "hidden", params },
      alternatives: best ? [best.field, ...others] : others,
    };
  }
  if (best?.sensitive)
    return { ...base, confidence: 0.95, why: { code: "sensitive", params }, alternatives: others };
  if (profile && profile.share("error") > 0.3) {
    return { ...base, confidence: 0.8, why: { code: "formula_errors", params }, alternatives: others };
  }
  if (best && outweighs(best, guess)) {
    return {
      ...base,
      field: best.field,
      confidence: best.confidence,
      why: reasonOf(best, profile, params),
      alternatives: others,
    };
  }
  return {
    ...base,
    ...withoutHeading(base.heading, guess, profile),
    alternatives: [...new Set([...judged.map(({ field }) => field), ...(guess ? [guess.field] : [])])],
  };
}

/** A heading is believed unless the values say clearly something else. */
function outweighs(best: HeadingMatch, guess: { confidence: number } | null): boolean {
  if (best.confidence < 0.4) return false;
  return best.field === "ignore" || best.confidence >= (guess?.confidence ?? 0) - 0.2;
}

function withoutHeading(
  heading: string,
  guess: { field: FieldKey; confidence: number } | null,
  profile: ColumnProfile | undefined,
): Pick<AnalysedColumn, "confidence" | "why"> & { field?: FieldKey } {
  if (heading === "" && profile?.isRunning)
    return { confidence: 0.9, why: { code: "running_number", params: { heading: "" } } };
  if (guess && heading === "") return { ...guess, why: { code: "values", params: {} } };
  // Under words that nobody knows, only what looks like nothing else is believed.
  if (guess && guess.confidence >= 0.6) {
    const confidence = guess.confidence >= 0.7 ? guess.confidence : 0.55;
    return { ...guess, confidence, why: { code: "values", params: {} } };
  }
  if (!profile || profile.filled === 0) return { confidence: 0.9, why: { code: "empty", params: {} } };
  return { confidence: 0.3, why: { code: "unknown", params: {} } };
}

function reasonOf(
  match: HeadingMatch & Judged,
  profile: ColumnProfile | undefined,
  params: { heading: string },
): ColumnReason {
  if (match.field === "ignore" && match.instead === "job.employeeNumber")
    return { code: "running_or_own", params };
  if (match.field === "ignore" && profile?.isRunning) return { code: "running_number", params };
  return { code: match.supported ? "heading_and_values" : "heading", params };
}

/** What interpreting the column needs to know about its values, whatever field a person gives it in the end. */
function factsOf(profile: ColumnProfile | undefined, preset: Preset | null): ColumnFacts {
  if (!profile) return {};
  const facts: ColumnFacts = { dateOrder: profile.dates.order };
  if (hasOrder(profile.dates)) facts.hasDateOrder = true;
  if (isAmbiguousOrder(profile.dates)) facts.dateOrderAmbiguous = true;
  if (isClearOrder(profile.dates)) facts.dateOrderClear = true;
  if (profile.isTrueFalse) facts.isTrueFalse = true;
  if (profile.saysPria) facts.saysPria = true;
  if (profile.width !== undefined) facts.width = profile.width;
  if (profile.hasMembershipWord) facts.crossMeansNo = true;
  if (preset === "nationbuilder") facts.anyValueMeansYes = true;
  return facts;
}
