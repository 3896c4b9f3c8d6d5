import type { Row } from "@/lib/spreadsheets/cell";
import type { TextAsked } from "@/lib/spreadsheets/text-options";
import { fieldsOfColumn } from "../columns/split";
import { type Part, placeOfRow } from "../row-number";
import type { AnalysedColumn } from "./analysed-column";
import type { Analysis } from "./analysis";
import { issuesOf } from "./analysis-issues";
import { BlockColumns } from "./block-columns";
import { HeldRows, type TakenRow } from "./buffered-rows";
import { ColumnProfile } from "./column-profile";
import { namedBy } from "./column-words";
import { settleOrders } from "./date-order";
import { DittoMarks } from "./ditto-marks";
import { guessPurpose } from "./guess-purpose";
import { type Header, headerDepth } from "./header";
import { recogniseColumns } from "./match-columns";
import type { Preset } from "./programs";
import { findBlocks } from "./repeated-columns";
import { RowClassifier } from "./row-classifier";
import { contextOf } from "./row-context";
import { RowsByPlace } from "./rows-by-place";
import { cutHead, PartReader, sameHeadings, titleTexts } from "./table-regions";
import { WordCounter } from "./word-counter";

export interface AnalyseOptions {
  /** ISO 3166 alpha-2 of the union: how a number without country code is read. */
  defaultCountry: string;
  /** YYYY-MM-DD */
  today: string;
  hiddenColumns?: readonly number[];
  /** Set when a person chose the row of headings; 0: there is none. */
  headerRow?: number;
  /** What a person said of a text's letters and columns. */
  asked?: TextAsked;
  /** Says what kind of list it may be. */
  fileName?: string;
  /** The union's names of issues: by them a column is known that names some. */
  issues?: readonly string[];
  /** What is read one after the other; rows carry their part in their number. */
  parts?: readonly Part[];
}

/** What is looked at before the columns are decided: of a wide list fewer rows tell as much. */
const lookAhead = { rows: 3_000, cells: 60_000 };

/** For rows that are in memory already; streams use `Analyser`. */
export function analyse(rows: Iterable<Row>, options: AnalyseOptions): Analysis {
  const analyser = new Analyser(options);
  for (const row of rows) analyser.push(row);
  return analyser.finish();
}

/** Understands a sheet row by row, so that a file of any length needs no more memory than its first rows. */
export class Analyser {
  private waiting: Row[] = [];
  private waitingCells = 0;
  private header: Header | null = null;
  private titles: string[] = [];
  private profiles: ColumnProfile[] = [];
  private columns: AnalysedColumn[] = [];
  private preset: Preset | null = null;
  private part: PartReader | null = null;
  private partAt = 0;
  private readonly parts: PartReader[] = [];
  private ragged = 0;
  private textRows = 0;
  private seen = 0;
  private hiddenRows = 0;
  private counter = new WordCounter([]);
  private blocks = new BlockColumns([]);
  private marks = new DittoMarks([]);
  private readonly places = new RowsByPlace();
  private readonly held = new HeldRows((taken) => this.count(taken));

  private readonly isIssue: (text: string) => boolean;

  constructor(private readonly options: AnalyseOptions) {
    this.isIssue = namedBy(options.issues);
  }

  push(row: Row): void {
    const { part } = placeOfRow(row.number);
    if (part !== this.partAt) this.nextPart(part);
    if (this.part) {
      this.take(this.part, row);
      return;
    }
    this.waiting.push(row);
    this.waitingCells += row.cells.length;
    const most = this.isFirst ? lookAhead.rows : headerDepth;
    if (this.waiting.length >= most || this.waitingCells >= lookAhead.cells) this.settle();
  }

  finish(): Analysis {
    if (!this.part) this.settle();
    const read = this.parts.map((part) => part.finish());
    const leftOut = read.flatMap((part) => part.leftOut);
    this.held.finish((number) => leftOut.some(({ from, to }) => number >= from && number <= to));
    for (const { opened } of this.parts) if (opened) this.places.open(opened);
    const sections = this.parts.flatMap((part) => part.sections);
    const own = this.columns.map((column) => ({ ...column, ...this.finalCounts(column.index) }));
    const parts = this.options.parts ?? [];
    const { rowsOfPart, rowsOfSection, namedSections } = this.places;
    const { context, added } = contextOf({ columns: own, parts, sections, rowsOfPart, rowsOfSection });
    const columns = [...own, ...added];
    const { purpose, why } = this.purpose(columns);
    const analysis: Analysis = {
      headerRows: this.header?.rows ?? [],
      firstDataRow: read.find(({ first }) => first !== null)?.first ?? null,
      lastDataRow: read.findLast(({ last }) => last !== null)?.last ?? null,
      columns,
      leftOut,
      dataRows: read.reduce((sum, { dataRows }) => sum + dataRows, 0),
      hiddenRows: this.hiddenRows,
      preset: this.preset,
      purpose,
      purposeWhy: why,
      columnCount: context ? null : this.columnCount(),
      ...this.counter.vocabularies({ columns, preset: this.preset }, namedSections),
      values: this.counter.values,
      issueValues: this.counter.issueValues,
      issueNames: this.options.issues ?? [],
      parts,
      blocks: this.header ? findBlocks(this.header.headings.map(({ lower }) => lower)) : null,
      asked: this.options.asked ?? null,
      context,
      issues: [],
    };
    return { ...analysis, issues: issuesOf(analysis, this.blocks) };
  }

  private get isFirst(): boolean {
    return this.parts.length === 0;
  }

  private columnCount(): number | null {
    const isText = this.textRows > 0 && this.ragged <= this.textRows * 0.2;
    return isText ? (this.header?.headings.length ?? null) : null;
  }

  private purpose(columns: readonly AnalysedColumn[]) {
    const sure = columns.filter(({ confidence }) => confidence >= 0.6);
    const named = sure.flatMap((column) =>
      fieldsOfColumn(column).map((field) => ({ field, heading: column.heading, letter: column.letter })),
    );
    const names = (this.options.parts ?? []).map(({ name }) => name);
    const titles = [...this.titles, ...names, this.options.fileName ?? ""];
    return guessPurpose({ columns: named, titles, fromProgram: this.preset !== null });
  }

  private nextPart(part: number): void {
    if (!this.part) this.settle();
    this.held.endPart();
    this.part = null;
    this.partAt = part;
  }

  /** Enough of a part was seen to know its headings. The first part decides what the columns are. */
  private settle(): void {
    const rows = this.waiting;
    this.waiting = [];
    this.waitingCells = 0;
    const isFirst = this.isFirst;
    const { header, titles, data } = cutHead(rows, isFirst ? this.options.headerRow : undefined);
    if (isFirst) this.decide(header, data, titles);
    const isOther = !isFirst && header !== null && !sameHeadings(this.header, header);
    const several = (this.options.parts?.length ?? 0) > 1;
    this.part = new PartReader(isFirst || header ? header : this.withoutRows(), titles, {
      ...{ nameColumn: this.nameColumn(), today: this.options.today },
      ...{ several, isOther },
    });
    this.parts.push(this.part);
    if (isFirst) this.titles = titleTexts(titles);
    for (const row of data) this.take(this.part, row);
  }

  /** A part that goes on without headings of its own. */
  private withoutRows(): Header | null {
    return this.header ? { ...this.header, rows: [] } : null;
  }

  private decide(header: Header | null, data: readonly Row[], titles: readonly Row[]): void {
    this.header = header;
    const preview = new RowClassifier(header, -1, this.options.today, titles);
    const looked = data.filter((row) => preview.add(row) === null);
    const tail = new Set(
      preview.finish([]).leftOut.flatMap(({ from, to, kind }) => (kind === "footer" ? range(from, to) : [])),
    );
    for (const row of looked) if (!tail.has(row.number)) this.profile(row);
    const { defaultCountry: country, today } = this.options;
    const hidden = new Set(this.options.hiddenColumns ?? []);
    const recognised = recogniseColumns({
      header,
      profiles: this.profiles,
      hidden,
      country,
      isIssue: this.isIssue,
    });
    settleOrders(recognised.columns, { rows: looked, country, today });
    this.preset = recognised.preset;
    this.columns = recognised.columns;
    this.counter = new WordCounter(this.columns, this.isIssue);
    this.blocks = new BlockColumns(this.columns);
    this.marks = new DittoMarks(this.columns);
    this.profiles = this.profiles.map(() => new ColumnProfile(null));
  }

  private nameColumn(): number {
    const named = this.columns.filter((column) =>
      fieldsOfColumn(column).some((field) => /^contact\.(name|firstName|lastName)$/.test(field)),
    );
    return named.length === 0 ? -1 : Math.min(...named.map(({ index }) => index));
  }

  private take(part: PartReader, row: Row): void {
    if (!part.add(row)) return;
    const name = this.options.parts?.[this.partAt]?.name ?? "";
    const { section, openingRow } = part;
    this.held.add({ row, part: name, section, openingRow }, this.header?.headings.length ?? 0);
  }

  private count(taken: TakenRow): void {
    const row = this.marks.fill(taken.row);
    this.profile(row);
    this.seen += 1;
    if (row.hidden) this.hiddenRows += 1;
    const width = this.header?.headings.length ?? row.cells.length;
    if (row.line !== undefined) {
      this.textRows += 1;
      if (row.cells.length < width - 1 || row.cells.length > width) this.ragged += 1;
    }
    this.places.add(taken);
    this.blocks.add(row);
    this.counter.add(row, row.line === undefined ? null : width);
  }

  private profile(row: Row): void {
    const width = Math.max(row.cells.length, this.header?.headings.length ?? 0);
    while (this.profiles.length < width) {
      const profile = new ColumnProfile({ today: this.options.today, country: this.options.defaultCountry });
      profile.empty = this.seen;
      this.profiles.push(profile);
    }
    for (const [index, profile] of this.profiles.entries()) profile.add(row.cells[index]);
  }

  private finalCounts(index: number): Pick<AnalysedColumn, "filled" | "empty" | "distinct" | "samples"> {
    const profile = this.profiles[index];
    return {
      filled: profile?.filled ?? 0,
      empty: profile?.empty ?? this.seen,
      distinct: profile?.distinct ?? 0,
      samples: profile?.samples ?? [],
    };
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
