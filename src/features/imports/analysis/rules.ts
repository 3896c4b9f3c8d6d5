import type { GroupedField } from "../columns/fields/rules";
import { findHeader, type Header, headerDepth } from "../columns/headers/rules";
import { type LeftOutRange, LeftoverFinder } from "../columns/leftovers/rules";
import type { Preset } from "../columns/presets/rules";
import { ColumnProfile } from "../columns/profiles/rules";
import { type AnalysedColumn, recogniseColumns } from "../columns/rules";
import { isEnglish } from "../columns/vocabulary/rules";
import { cellText, isBlank, type Row } from "../files/cells/rules";
import { RowFields } from "../rows/fields/rules";
import { rejectionOf } from "../rows/rejections/rules";
import { groupPlainly, groupSpellings, type ValueGroup } from "../values/groups/rules";
import { groupShifts } from "../values/groups/shifts/rules";

export interface AnalyseOptions {
  /** ISO 3166 alpha-2 of the union: how a number without country code is read. */
  defaultCountry: string;
  /** YYYY-MM-DD */
  today: string;
  hiddenColumns?: readonly number[];
  /** Set when a person chose the header row. */
  headerRow?: number;
}

export type Purpose = "hr_roster" | "member_list" | "check_off" | "attendance" | "contacts";
export type AnalysisIssue =
  | "no_header"
  | "no_name_column"
  | "no_rows"
  | "hidden_columns"
  | "ambiguous_dates"
  | "repeated_headings"
  | "columns_to_decide";

export interface Analysis {
  headerRows: number[];
  firstDataRow: number | null;
  lastDataRow: number | null;
  columns: AnalysedColumn[];
  leftOut: LeftOutRange[];
  /** Rows that interpretRow should be called with: people and rejections. */
  dataRows: number;
  preset: Preset | null;
  purpose: Purpose;
  columnCount: number | null;
  groups: Partial<Record<GroupedField, ValueGroup[]>>;
  /** Codes under messages `imports.issues.<code>`. */
  issues: { code: AnalysisIssue; params: Record<string, string | number> }[];
}

/** Rows that are looked at before the columns are decided. */
const lookAhead = 3_000;

/** Understands a sheet row by row, so that a file of any length needs no more memory than its first rows. */
export class Analyser {
  private waiting: Row[] = [];
  private header: Header | null = null;
  private titles: number[] = [];
  private profiles: ColumnProfile[] = [];
  private columns: AnalysedColumn[] = [];
  private preset: Preset | null = null;
  private leftovers: LeftoverFinder | null = null;
  private ragged = 0;
  private textRows = 0;
  private seen = 0;
  private readonly counts = new Map<GroupedField, Map<string, number>>();

  constructor(private readonly options: AnalyseOptions) {}

  push(row: Row): void {
    if (this.leftovers) {
      this.take(row);
      return;
    }
    this.waiting.push(row);
    if (this.waiting.length >= lookAhead) this.decide();
  }

  finish(): Analysis {
    if (!this.leftovers) this.decide();
    const { leftOut, first, last, dataRows } = this.leftovers?.finish(this.titles) ?? {
      leftOut: [],
      first: null,
      last: null,
      dataRows: 0,
    };
    const analysis: Analysis = {
      headerRows: this.header?.rows ?? [],
      firstDataRow: first,
      lastDataRow: last,
      columns: this.columns.map((column) => ({ ...column, ...this.finalCounts(column.index) })),
      leftOut,
      dataRows,
      preset: this.preset,
      purpose: purposeOf(this.columns),
      columnCount:
        this.textRows > 0 && this.ragged <= this.textRows * 0.2
          ? (this.header?.headings.length ?? null)
          : null,
      groups: this.groups(),
      issues: [],
    };
    return { ...analysis, issues: issuesOf(analysis) };
  }

  private decide(): void {
    const rows = this.waiting;
    this.waiting = [];
    this.header = findHeader(rows.slice(0, headerDepth), this.options.headerRow);
    const lastHeader = rows.findLastIndex((row) => this.header?.rows.includes(row.number));
    this.titles = rows
      .slice(0, Math.max(lastHeader, 0))
      .map(({ number }) => number)
      .filter((number) => !this.header?.rows.includes(number));
    const data = rows.slice(lastHeader + 1);
    const preview = new LeftoverFinder(this.header, -1);
    const looked = data.filter((row) => preview.add(row) === null);
    const tail = new Set(
      preview.finish([]).leftOut.flatMap(({ from, to, kind }) => (kind === "footer" ? range(from, to) : [])),
    );
    for (const row of looked) if (!tail.has(row.number)) this.profile(row);
    const recognised = recogniseColumns(
      this.header,
      this.profiles,
      new Set(this.options.hiddenColumns ?? []),
    );
    this.preset = recognised.preset;
    this.columns = recognised.columns;
    this.profiles = this.profiles.map(() => new ColumnProfile(this.options.today, false));
    this.leftovers = new LeftoverFinder(this.header, this.nameColumn());
    for (const row of data) this.take(row);
  }

  private nameColumn(): number {
    const columns = this.columns.filter(
      ({ field }) =>
        field === "contact.name" || field === "contact.firstName" || field === "contact.lastName",
    );
    return Math.min(
      ...columns.map(({ index }) => index),
      columns.length === 0 ? -1 : Number.POSITIVE_INFINITY,
    );
  }

  private take(row: Row): void {
    if (this.leftovers?.add(row) !== null) return;
    this.profile(row);
    this.seen += 1;
    const width = this.header?.headings.length ?? row.cells.length;
    if (row.line !== undefined) {
      this.textRows += 1;
      if (row.cells.length < width - 1 || row.cells.length > width) this.ragged += 1;
    }
    this.count(row, width);
  }

  private profile(row: Row): void {
    const width = Math.min(Math.max(row.cells.length, this.header?.headings.length ?? 0), 1_000);
    while (this.profiles.length < width) {
      const profile = new ColumnProfile(this.options.today);
      profile.empty = this.seen;
      this.profiles.push(profile);
    }
    for (const [index, profile] of this.profiles.entries()) profile.add(row.cells[index]);
  }

  private count(row: Row, columnCount: number): void {
    const fields = new RowFields(row, { columns: this.columns });
    if (rejectionOf(fields, { columnCount: row.line === undefined ? null : columnCount })) return;
    for (const field of ["job.department", "job.shift", "job.workplace"] as const) {
      const cell = fields.cell(field);
      if (isBlank(cell)) continue;
      const counts = this.counts.get(field) ?? new Map<string, number>();
      this.counts.set(field, counts);
      const text = cellText(cell).slice(0, 200);
      if (text !== "" && (counts.has(text) || counts.size < 5_000))
        counts.set(text, (counts.get(text) ?? 0) + 1);
    }
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

  private groups(): Analysis["groups"] {
    const english = isEnglish(this.columns.map(({ heading }) => heading));
    const groups: Analysis["groups"] = {};
    const departments = this.counts.get("job.department");
    const shifts = this.counts.get("job.shift");
    const workplaces = this.counts.get("job.workplace");
    if (departments) groups["job.department"] = groupSpellings(departments, english);
    if (shifts) groups["job.shift"] = groupShifts(shifts);
    if (workplaces) groups["job.workplace"] = groupPlainly(workplaces);
    return groups;
  }
}

function purposeOf(columns: readonly AnalysedColumn[]): Purpose {
  const has = new Set(columns.map(({ field }) => field));
  const works = has.has("job.startedOn") || has.has("job.contractType") || has.has("job.employeeNumber");
  if (has.has("dues.amount") && !has.has("contact.phones") && !has.has("contact.birthDate"))
    return "check_off";
  if (works && (has.has("job.department") || has.has("job.title"))) return "hr_roster";
  if (has.has("membership.isMember") || has.has("membership.cardNumber") || has.has("membership.joinedOn"))
    return "member_list";
  if (columns.some(({ heading }) => /\b(ttd|tanda tangan|paraf|signature|hadir|attendance)\b/i.test(heading)))
    return "attendance";
  return "contacts";
}

function issuesOf(analysis: Analysis): Analysis["issues"] {
  const { columns } = analysis;
  const has = new Set(columns.map(({ field }) => field));
  const undecided = columns.filter(({ confidence, filled }) => confidence < 0.6 && filled > 0).length;
  const named = has.has("contact.name") || has.has("contact.firstName") || has.has("contact.lastName");
  const letters = (wanted: (column: AnalysedColumn) => boolean) =>
    columns
      .filter(wanted)
      .map(({ letter }) => letter)
      .join(", ");
  const found: [boolean, AnalysisIssue, Record<string, string | number>][] = [
    [analysis.headerRows.length === 0, "no_header", {}],
    [!named, "no_name_column", {}],
    [analysis.dataRows === 0, "no_rows", {}],
    [columns.some(({ hidden }) => hidden), "hidden_columns", { columns: letters(({ hidden }) => hidden) }],
    [columns.some(isAmbiguous), "ambiguous_dates", { columns: letters(isAmbiguous) }],
    [
      columns.some(({ why }) => why.code === "repeated_heading"),
      "repeated_headings",
      { columns: letters(({ why }) => why.code === "repeated_heading") },
    ],
    [undecided > 0, "columns_to_decide", { count: undecided }],
  ];
  return found.filter(([applies]) => applies).map(([, code, params]) => ({ code, params }));
}

const dated = /^(contact\.birth(PlaceDate|Date)|job\.(startedOn|contractEndsOn)|membership\.joinedOn)$/;

function isAmbiguous({ field, facts }: AnalysedColumn): boolean {
  return facts.dateOrderAmbiguous === true && dated.test(field);
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
