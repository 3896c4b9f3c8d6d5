import { type Cell, cellText, filledIn, isBlank, type Row, textsIn, tidy } from "@/lib/spreadsheets/cell";
import { FamiliarRows } from "./familiar-rows";
import type { Header } from "./header";
import { NamelessRows } from "./nameless-rows";
import { NumberedRows } from "./numbered-rows";
import { headsOf, opensRecap, RecapRows, recapOf } from "./recap-rows";
import { namesLeader } from "./section-leader";
import { countsHeads, isLabel, namesFirm, namesUnit, type Section, sectionText } from "./sections";
import { totalKind } from "./total-rows";

export type NonDataKind =
  | "title"
  | "header"
  | "blank"
  | "total"
  | "subtotal"
  | "repeated_header"
  | "footer"
  | "section"
  | "other_columns";

export interface LeftOutRange {
  from: number;
  to: number;
  kind: NonDataKind;
}

/** Opens what is signed below a table, however few cells its rows have. */
const signing =
  /^(mengetahui|menyetujui|diketahui|disetujui|dibuat|diperiksa|hormat kami|tertanda|acknowledged|approved|prepared|checked)\b/i;
const mostSigning = 3;

/** Decides row by row what is no person, and at the end which of the last rows are signatures and remarks. */
export class RowClassifier {
  private readonly numbers: number[] = [];
  private readonly filled: number[] = [];
  private readonly nameless: NamelessRows;
  private readonly numbered: NumberedRows;
  private readonly familiar: FamiliarRows;
  private readonly recaps = new RecapRows();
  private readonly kinds = new Map<number, NonDataKind>();
  private readonly found: FoundSection[] = [];
  /** The last of them, as long as neither headings nor people stand below. */
  private unheaded: FoundSection[] = [];
  private readonly titles: ReadonlySet<string>;
  private readonly widestTitle: number;
  /** Something was met, or stands above, that a leader can be the leader of. */
  private isGrouped: boolean;
  private signedFrom = Number.POSITIVE_INFINITY;

  constructor(
    private readonly header: Header | null,
    private readonly nameColumn: number,
    today: string,
    titles: readonly Row[] = [],
  ) {
    this.titles = new Set(titles.map(pageKey));
    this.widestTitle = Math.max(0, ...titles.map(countFilled));
    this.isGrouped = titles.some((row) => !namesLeader(row) && namesUnit(tidy(cellText(firstFilled(row)))));
    const width = header?.headings.length ?? 0;
    this.nameless = new NamelessRows(width, nameColumn, today);
    this.numbered = new NumberedRows(width, nameColumn);
    this.familiar = new FamiliarRows(width, nameColumn);
  }

  /** null: the row is data, as far as can be known now. */
  add(row: Row): NonDataKind | null {
    const kind = this.kindOf(row);
    this.lookForSigning(row);
    this.numbers.push(row.number);
    this.filled.push(countFilled(row));
    this.recaps.add(row, {
      opens: kind === "blank" || kind === "footer",
      isTotal: totalKind(row, this.nameColumn) !== null,
    });
    if (kind) this.kinds.set(row.number, kind);
    else this.addPerson(row);
    if (kind === "section") this.addSection(row);
    if (kind === "repeated_header") for (const section of this.unheaded) section.isHeaded = true;
    if (kind === "repeated_header" || kind === null) this.unheaded = [];
    return kind;
  }

  private addPerson(row: Row): void {
    this.nameless.add(row);
    this.numbered.add(row);
    this.familiar.add(row);
  }

  private addSection(row: Row): void {
    if (namesLeader(row) && this.isGrouped) {
      this.namesLeaders = true;
      return;
    }
    this.isGrouped ||= !namesLeader(row);
    const section = { row: row.number, text: sectionText(row), raw: tidy(cellText(firstFilled(row))) };
    if (section.text === "") return;
    this.found.push(section);
    this.unheaded.push(section);
  }

  /** What heads the last row; "": nothing has yet. */
  get latestSection(): string {
    return this.found.at(-1)?.text ?? "";
  }

  /** Leaders of groups were named between the rows. */
  namesLeaders = false;

  /** Section headings so far; those at the very end are signatures once `finish` was called. */
  get sections(): FoundSection[] {
    return this.found.filter(({ row }) => this.kinds.get(row) === "section");
  }

  finish(titles: readonly number[]): {
    leftOut: LeftOutRange[];
    first: number | null;
    last: number | null;
    dataRows: number;
  } {
    this.markFooter();
    const data = this.numbers.filter((number) => !this.kinds.has(number));
    const [first, last] = [data[0] ?? null, data.at(-1) ?? null];
    const entries: [number, number, NonDataKind][] = [
      ...titles.map((number): [number, number, NonDataKind] => [number, number, "title"]),
      ...(this.header?.rows ?? []).map((number): [number, number, NonDataKind] => [number, number, "header"]),
      ...[...this.kinds].map(([number, kind]): [number, number, NonDataKind] => [number, number, kind]),
      ...this.gaps(first, last),
    ];
    return { leftOut: mergeRanges(entries), first, last, dataRows: data.length };
  }

  private kindOf(row: Row): NonDataKind | null {
    if (filledIn(row).length === 0 || this.isOnlyNumbered(row)) return "blank";
    if (this.repeatsHeader(row)) return "repeated_header";
    const sum = totalKind(row, this.nameColumn);
    if (sum) return sum;
    if (this.isRecap(row)) return "subtotal";
    if (this.repeatsTitle(row)) return "title";
    if (countFilled(row) === 1 && opensRecap(tidy(cellText(firstFilled(row))))) return "footer";
    return this.isSection(row) ? "section" : null;
  }

  /** A line of a form that nobody filled in: its running number alone. */
  private isOnlyNumbered(row: Row): boolean {
    const filled = filledIn(row);
    const [only] = filled;
    if (filled.length !== 1 || only === undefined || only >= this.nameColumn) return false;
    return /^\d{1,4}\.?$/.test(tidy(cellText(row.cells[only])));
  }

  private repeatsHeader(row: Row): boolean {
    if (!this.header) return false;
    const filled = filledIn(row)
      .map((index) => [tidy(cellText(row.cells[index])), this.header?.headings[index]] as const)
      .filter(([text]) => text !== "");
    const same = filled.filter(
      ([text, heading]) => heading && (text === heading.text || heading.parts.includes(text)),
    ).length;
    return filled.length >= 2 && same >= filled.length * 0.6;
  }

  /** The titles once more at the top of a printed page. */
  private repeatsTitle(row: Row): boolean {
    if (countFilled(row) > this.widestTitle || !this.titles.has(pageKey(row))) return false;
    return !namesUnit(tidy(cellText(firstFilled(row))));
  }

  /** "Laki-laki: 3" where names stand, or left of them where nobody has that word. */
  private isRecap(row: Row): boolean {
    const recap = recapOf(row);
    if (!recap?.namesNobody || recap.at > Math.max(this.nameColumn, 1)) return false;
    if (recap.at === this.nameColumn) return !this.numbered.goesOn(row);
    return recap.label.length > 2 && !this.familiar.knows(recap.at, recap.label);
  }

  /** A word alone in its row, not where names stand, or the name of a unit with at most its head count beside it. */
  private isSection(row: Row): boolean {
    if (this.nameColumn < 0 || (this.header?.headings.length ?? 0) < 3) return false;
    const filled = filledIn(row);
    const [first, second] = filled;
    const cell = row.cells[first ?? 0];
    if (first === undefined || cell?.kind !== "text" || filled.length > 3) return false;
    const text = tidy(cell.text);
    if (namesLeader(row)) return true;
    if (second === undefined) return namesUnit(text) || countsHeads(text) || this.headsAside(row, first);
    return (filled.length === 2 && isLabel(text)) || (namesUnit(text) && this.onlyCounts(row, filled));
  }

  /** In a text one word may be all that is left of a person's row: there it has to be the word of a firm. */
  private headsAside(row: Row, column: number): boolean {
    if (column === this.nameColumn) return false;
    if (row.line !== undefined) return namesFirm(tidy(cellText(row.cells[column])));
    return (this.header?.headings.length ?? 0) > 3;
  }

  private onlyCounts(row: Row, [first, ...others]: readonly number[]): boolean {
    const hasNoName = isBlank(row.cells[this.nameColumn]) || first === this.nameColumn;
    return hasNoName && others.every((index) => isCount(row.cells[index]));
  }

  private markFooter(): void {
    const lastTotal = this.numbers.findLastIndex((number) => this.kinds.get(number) === "total");
    const usual = this.usuallyFilled(lastTotal);
    const sparse = Math.max(2, Math.floor(usual * 0.3));
    const people = this.numbers.length - this.kinds.size;
    this.markLast((index, number) => {
      if (this.recaps.isRecap(number, people)) return true;
      const isBelow = index > lastTotal && (usual > 2 || index >= this.signedFrom);
      const isSparse = isBelow && (this.filled[index] ?? 0) <= sparse;
      return isSparse && !this.isPerson(number);
    });
  }

  private lookForSigning(row: Row): void {
    const filled = countFilled(row);
    if (filled > mostSigning) this.signedFrom = Number.POSITIVE_INFINITY;
    else if (signing.test(tidy(cellText(firstFilled(row)))))
      this.signedFrom = Math.min(this.signedFrom, this.numbers.length);
  }

  private isPerson(number: number): boolean {
    return [this.nameless, this.numbered, this.familiar].some((rows) => rows.isPerson(number));
  }

  /** How many cells a row of the table has; what stands below the last total is none. */
  private usuallyFilled(lastTotal: number): number {
    const until = lastTotal < 0 ? this.numbers.length : lastTotal;
    const filled = this.filled.filter(
      (_, index) => index < until && !this.kinds.has(this.numbers[index] ?? 0),
    );
    return filled.toSorted((a, b) => a - b)[Math.floor(filled.length / 2)] ?? 0;
  }

  /** From the end upwards, as far as rows are no data or no person's. */
  private markLast(isNobody: (index: number, number: number) => boolean): void {
    for (let index = this.numbers.length - 1; index >= 0; index -= 1) {
      const number = this.numbers[index] ?? 0;
      const kind = this.kinds.get(number);
      if (!kind && !isNobody(index, number)) return;
      if (!kind || kind === "section") this.kinds.set(number, "footer");
    }
  }

  private gaps(first: number | null, last: number | null): [number, number, NonDataKind][] {
    if (first === null || last === null) return [];
    const found: [number, number, NonDataKind][] = [];
    const inside = this.numbers
      .filter((number) => number >= first && number <= last)
      .toSorted((a, b) => a - b);
    for (const [index, number] of inside.entries()) {
      const next = inside[index + 1];
      if (next !== undefined && next > number + 1) found.push([number + 1, next - 1, "blank"]);
    }
    return found;
  }
}

export interface FoundSection extends Section {
  /** As it stands, with the word that says what it names. */
  raw: string;
  /** The headings stand below it once more. */
  isHeaded?: boolean;
}

function countFilled(row: Row): number {
  return filledIn(row).length;
}

/** The words of a row with every number as the same: of a title, those of the next page. */
function pageKey(row: Row): string {
  return textsIn(row).join("|").toLowerCase().replace(/\d+/g, "#");
}

function firstFilled(row: Row): Cell | undefined {
  return row.cells[filledIn(row)[0] ?? -1];
}

function isCount(cell: Cell | undefined): boolean {
  return headsOf(tidy(cellText(cell))) !== null;
}

function mergeRanges(entries: [number, number, NonDataKind][]): LeftOutRange[] {
  const ranges: LeftOutRange[] = [];
  for (const [from, to, kind] of entries.toSorted((a, b) => a[0] - b[0])) {
    const last = ranges.at(-1);
    if (last && last.kind === kind && last.to === from - 1) last.to = to;
    else ranges.push({ from, to, kind });
  }
  return ranges;
}
