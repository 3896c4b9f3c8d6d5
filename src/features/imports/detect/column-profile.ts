import { type Cell, cellText, isBlank, tidy } from "@/lib/spreadsheets/cell";
import { valueText } from "../parse/blank";
import { parseDate } from "../parse/date";
import { isMembershipWord } from "../parse/membership";
import { type DateOrders, OrderCount } from "./date-order-count";
import { kindsOf, type Looking, type ValueKind } from "./value-kinds";

const limits = { distinct: 5_000, looked: 3_000, samples: 3, length: 500 };

/** What one column's cells look like; counts go on for the whole file, looks for the first thousands. */
export class ColumnProfile {
  filled = 0;
  empty = 0;
  readonly samples: string[] = [];
  private readonly values = new Set<string>();
  private readonly looks = new Map<ValueKind, number>();
  private readonly widths = new Map<number, number>();
  private readonly years: number[] = [];
  private looked = 0;
  private broken = 0;
  private rising = 0;
  private lastNumber = Number.NaN;
  private readonly order = new OrderCount();

  /** `looking` null: only counts and samples, for the second pass over rows that were looked at already. */
  constructor(private readonly looking: Looking | null) {}

  add(cell: Cell | undefined): void {
    if (!cell || isBlank(cell)) {
      this.empty += 1;
      return;
    }
    this.filled += 1;
    const written = cellText(cell);
    if (/\S[\r\n]+\s*\S/.test(written.slice(0, limits.length))) this.broken += 1;
    const text = tidy(written);
    if (this.values.size < limits.distinct) this.values.add(text);
    if (text && this.samples.length < limits.samples && !this.samples.includes(text.slice(0, 60)))
      this.samples.push(text.slice(0, 60));
    // No kind of value is longer than this, but a pattern can be kept busy by it.
    if (this.looking && this.looked < limits.looked && text.length <= limits.length)
      this.look(cell, text, this.looking);
  }

  get distinct(): number {
    return this.values.size;
  }

  /** Nothing stands in it, or nothing that says anything. */
  get isSilent(): boolean {
    return this.looked === 0;
  }

  /** How many of the looked-at values are of a kind, from 0 to 1. */
  share(kind: ValueKind): number {
    return this.looked === 0 ? 0 : (this.looks.get(kind) ?? 0) / this.looked;
  }

  /** How many of the different values fit a pattern, from 0 to 1. */
  shareLike(pattern: RegExp): number {
    return this.shareOf((value) => pattern.test(value));
  }

  shareOf(fits: (value: string) => boolean): number {
    return this.values.size === 0 ? 0 : [...this.values].filter(fits).length / this.values.size;
  }

  /** How many of the cells have several lines, from 0 to 1. */
  get shareBroken(): number {
    return this.filled === 0 ? 0 : this.broken / this.filled;
  }

  /** Numbers that mostly go up by one. */
  get isRunning(): boolean {
    return this.looked > 2 && this.rising / this.looked > 0.7;
  }

  /** T and F for true and false, no Y for ya. */
  get isTrueFalse(): boolean {
    const has = (pattern: RegExp) => [...this.values].some((value) => pattern.test(value));
    return has(/^f$/i) && !has(/^(y|ya|yes)$/i);
  }

  /** W for wanita beside P, and no L. */
  get saysPria(): boolean {
    const has = (pattern: RegExp) => [...this.values].some((value) => pattern.test(value));
    return has(/^w$/i) && has(/^p$/i) && !has(/^(l|lk|laki.*)$/i);
  }

  get hasMembershipWord(): boolean {
    return [...this.values].some((value) => value.length > 1 && isMembershipWord(value));
  }

  get medianYear(): number | null {
    return this.years.length === 0
      ? null
      : (this.years.toSorted((a, b) => a - b)[Math.floor(this.years.length / 2)] ?? null);
  }

  /** The length that most of the numbers have. */
  get width(): number | undefined {
    const total = [...this.widths.values()].reduce((sum, count) => sum + count, 0);
    const common = [...this.widths].toSorted((a, b) => b[1] - a[1])[0];
    return common && common[0] >= 4 && common[1] >= total * 0.5 && total >= 5 ? common[0] : undefined;
  }

  get dateExamples(): string[] {
    return this.order.examples;
  }

  get dates(): DateOrders {
    return this.order.counts;
  }

  private look(cell: Cell, text: string, looking: Looking): void {
    const value = valueText(cell);
    if (value === "" && cell.kind !== "error" && cell.kind !== "uncalculated") return;
    this.looked += 1;
    for (const kind of kindsOf(cell, value, looking)) this.looks.set(kind, (this.looks.get(kind) ?? 0) + 1);
    this.lookAtNumber(cell, value);
    this.lookAtDate(cell, text, looking);
  }

  private lookAtNumber(cell: Cell, value: string): void {
    const digits = value.replace(/[\s.\-_/]/g, "");
    if (!/^\d+$/.test(digits)) return;
    this.widths.set(digits.length, (this.widths.get(digits.length) ?? 0) + 1);
    const number = cell.kind === "number" ? cell.number : Number(digits);
    if (number === this.lastNumber + 1 || number === 1) this.rising += 1;
    this.lastNumber = number;
  }

  private lookAtDate(cell: Cell, text: string, { today }: Looking): void {
    if (cell.kind === "text") this.order.add(text);
    const { date } = parseDate(cell, { order: this.dates.order, meaning: "any", today });
    if (date && (cell.kind === "date" || cell.kind === "text"))
      this.years.push(plausibleYear(date, text, today));
  }
}

/** Two digits of a year that would lie ahead are taken for the past: only the median counts here. */
function plausibleYear(date: string, text: string, today: string): number {
  const year = Number(date.slice(0, 4));
  return year > Number(today.slice(0, 4)) + 1 && !text.includes(String(year)) ? year - 100 : year;
}
