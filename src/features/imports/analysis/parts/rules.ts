import { matchParts } from "../../columns/halves/rules";
import { findHeader, type Header, headerDepth } from "../../columns/headers/rules";
import type { Heading } from "../../columns/headers/stacks/rules";
import { type LeftOutRange, LeftoverFinder } from "../../columns/leftovers/rules";
import { sectionText } from "../../columns/sections/rules";
import { plainHeading } from "../../columns/vocabulary/rules";
import { cellText, emptyCell, isBlank, type Row, tidy } from "../../files/cells/rules";

/** The rows of one part: its own headings, titles, sections and signatures. */
export class PartReader {
  private readonly leftovers: LeftoverFinder;

  constructor(
    readonly header: Header | null,
    private readonly titles: readonly Row[],
    { nameColumn, today }: { nameColumn: number; today: string },
    /** Its columns are not those of the first part: none of its rows is read. */
    private readonly isOther = false,
  ) {
    this.leftovers = new LeftoverFinder(header, nameColumn, today, titles);
  }

  /** The heading of the section that the last row stood in. */
  section = "";
  private from = 0;
  private to = 0;

  /** True: the row is data, as far as can be known now. */
  add(row: Row): boolean {
    if (!this.isOther) {
      const kind = this.leftovers.add(row);
      if (kind === "section") this.section = sectionText(row);
      return kind === null;
    }
    this.from ||= row.number;
    this.to = row.number;
    return false;
  }

  get sections() {
    return this.leftovers.sections;
  }

  finish(): ReturnType<LeftoverFinder["finish"]> {
    if (!this.isOther) return this.leftovers.finish(this.titles.map(({ number }) => number));
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
