import { cellText, emptyCell, isBlank, type Row, tidy } from "@/lib/spreadsheets/cell";
import { matchParts } from "./bilingual-heading";
import { plainHeading } from "./dictionary/match-heading";
import { findHeader, type Header, headerDepth } from "./header";
import { type FoundSection, type LeftOutRange, RowClassifier } from "./row-classifier";
import { fixedSection, openingOf, opens } from "./section-opening";
import type { Heading } from "./stacked-headings";

type PartOptions = {
  nameColumn: number;
  today: string;
  /** It is one of several parts. */
  several: boolean;
  /** Its columns are not those of the first part: none of its rows is read. */
  isOther: boolean;
};

/** The rows of one part: its own headings, titles, sections and signatures. */
export class PartReader {
  private readonly leftovers: RowClassifier;
  private readonly isOther: boolean;
  private readonly fixed: FoundSection | null;
  private readonly opening: FoundSection | null;
  private from = 0;
  private to = 0;

  constructor(
    readonly header: Header | null,
    private readonly titles: readonly Row[],
    { nameColumn, today, several, isOther }: PartOptions,
  ) {
    this.isOther = isOther;
    this.leftovers = new RowClassifier(header, nameColumn, today, titles);
    this.fixed = isOther ? null : fixedSection(titles, several);
    const opening = isOther ? null : openingOf(titles);
    this.opening = opening?.row === this.fixed?.row ? null : opening;
  }

  /** True: the row is data, as far as can be known now. */
  add(row: Row): boolean {
    if (!this.isOther) return this.leftovers.add(row) === null;
    this.from ||= row.number;
    this.to = row.number;
    return false;
  }

  /** The heading of the section that the last row stood in. */
  get section(): string {
    return this.leftovers.latestSection || (this.fixed?.text ?? "");
  }

  /** The row of a title that may yet turn out to head the last row, as long as no section did. */
  get openingRow(): number | null {
    return this.leftovers.latestSection === "" ? (this.opening?.row ?? null) : null;
  }

  get sections(): FoundSection[] {
    const above = [this.fixed, this.opened].filter((section) => section !== null);
    return [...above, ...this.leftovers.sections];
  }

  /** The title that was the first section's; known once `finish` was called. */
  opened: FoundSection | null = null;

  finish(): ReturnType<RowClassifier["finish"]> {
    if (this.isOther) return this.nothing();
    const read = this.leftovers.finish(this.titles.map(({ number }) => number));
    const later = this.leftovers.sections;
    const startsHeaded = later.some(({ row }) => row < (read.first ?? 0));
    const { namesLeaders } = this.leftovers;
    if (this.opening && !startsHeaded && opens(this.opening, { later, namesLeaders }))
      this.opened = this.opening;
    return read;
  }

  private nothing(): ReturnType<RowClassifier["finish"]> {
    const leftOut: LeftOutRange[] = this.from
      ? [{ from: this.from, to: this.to, kind: "other_columns" }]
      : [];
    return { leftOut, first: null, last: null, dataRows: 0 };
  }
}

/** Titles, headings and what stands below them, of rows from the top of a part. */
export function cutHead(
  rows: readonly Row[],
  chosen?: number,
): { header: Header | null; titles: Row[]; data: Row[] } {
  const header = findHeader(rows.slice(0, headerDepth).map(withoutMerged), chosen);
  const lastHeader = rows.findLastIndex((row) => header?.rows.includes(row.number));
  const titles = rows
    .slice(0, Math.max(lastHeader, 0))
    .filter(({ number }) => !header?.rows.includes(number));
  return { header, titles, data: rows.slice(lastHeader + 1) };
}

/** A heading merged over two rows stands in the first of them. */
function withoutMerged(row: Row): Row {
  const { merged } = row;
  if (!merged) return row;
  return { ...row, cells: row.cells.map((cell, at) => (merged.includes(at) ? emptyCell : cell)) };
}

/** The same columns, in the same words or in others; one may have more of them at its end. */
export function sameHeadings(one: Header | null, other: Header | null): boolean {
  const [a, b] = [one, other].map((header) => trimmed(header?.headings ?? []));
  if (!a || !b) return false;
  const shared = Math.min(a.length, b.length);
  const pairs = a.slice(0, shared).map((heading, at) => sameColumn(heading, b[at]));
  return shared >= 2 && !pairs.includes("other") && pairs.filter((pair) => pair === "same").length >= 2;
}

/** What nobody knows or takes over may be headed as it likes. */
function sameColumn(one: Heading, other: Heading | undefined): "same" | "other" | "idle" {
  if (!other || plainHeading(one.text) === plainHeading(other.text)) return "same";
  const [a, b] = [one, other].map(({ parts }) => matchParts(parts)[0]?.field ?? "ignore");
  if (a !== b) return "other";
  return a === "ignore" ? "idle" : "same";
}

function trimmed(headings: readonly Heading[]): Heading[] {
  const last = headings.findLastIndex(({ text }) => text !== "");
  return headings.slice(0, last + 1);
}

/** The words of the rows above the table. */
export function titleTexts(titles: readonly Row[]): string[] {
  return titles.flatMap(({ cells }) =>
    cells.filter((cell) => !isBlank(cell)).map((cell) => tidy(cellText(cell)).slice(0, 200)),
  );
}
