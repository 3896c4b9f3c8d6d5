import { type Cell, cellText, isBlank, tidy } from "../../files/cells/rules";
import { valueText } from "../../values/blanks/rules";
import { parseContractType } from "../../values/contracts/rules";
import { type DateOrder, parseDate } from "../../values/dates/rules";
import { isMembershipWord } from "../../values/members/rules";
import { parseSex } from "../../values/sexes/rules";

export type ValueKind =
  | "nik"
  | "phone"
  | "email"
  | "date"
  | "sex"
  | "membership"
  | "contract"
  | "name"
  | "wholeNumber"
  | "amount"
  | "error";

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
  private rising = 0;
  private lastNumber = Number.NaN;
  private dayFirst = 0;
  private monthFirst = 0;
  private eitherWay = 0;

  /** `looking` false: only counts and samples, for the second pass over rows that were looked at already. */
  constructor(
    private readonly today: string,
    private readonly looking = true,
  ) {}

  add(cell: Cell | undefined): void {
    if (!cell || isBlank(cell)) {
      this.empty += 1;
      return;
    }
    this.filled += 1;
    const text = tidy(cellText(cell));
    if (this.values.size < limits.distinct) this.values.add(text);
    if (text && this.samples.length < limits.samples && !this.samples.includes(text.slice(0, 60)))
      this.samples.push(text.slice(0, 60));
    // No kind of value is longer than this, but a pattern can be kept busy by it.
    if (this.looking && this.looked < limits.looked && text.length <= limits.length) this.look(cell, text);
  }

  get distinct(): number {
    return this.values.size;
  }

  /** How many of the looked-at values are of a kind, from 0 to 1. */
  share(kind: ValueKind): number {
    return this.looked === 0 ? 0 : (this.looks.get(kind) ?? 0) / this.looked;
  }

  /** How many of the different values fit a pattern, from 0 to 1. */
  shareLike(pattern: RegExp): number {
    if (this.values.size === 0) return 0;
    return [...this.values].filter((value) => pattern.test(value)).length / this.values.size;
  }

  /** Numbers that mostly go up by one. */
  get isRunning(): boolean {
    return this.looked > 2 && this.rising / this.looked > 0.7;
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

  get dates(): { order: DateOrder; ambiguous: boolean } {
    const order = this.monthFirst > this.dayFirst * 2 ? "month_first" : "day_first";
    return { order, ambiguous: this.dayFirst === 0 && this.monthFirst === 0 && this.eitherWay > 0 };
  }

  private look(cell: Cell, text: string): void {
    const value = valueText(cell);
    if (value === "" && cell.kind !== "error" && cell.kind !== "uncalculated") return;
    this.looked += 1;
    for (const kind of kindsOf(cell, value, this.today))
      this.looks.set(kind, (this.looks.get(kind) ?? 0) + 1);
    this.lookAtNumber(cell, value);
    this.lookAtDate(cell, text);
  }

  private lookAtNumber(cell: Cell, value: string): void {
    const digits = value.replace(/[\s.\-_/]/g, "");
    if (!/^\d+$/.test(digits)) return;
    this.widths.set(digits.length, (this.widths.get(digits.length) ?? 0) + 1);
    const number = cell.kind === "number" ? cell.number : Number(digits);
    if (number === this.lastNumber + 1 || number === 1) this.rising += 1;
    this.lastNumber = number;
  }

  private lookAtDate(cell: Cell, text: string): void {
    const numeric = /(?:^|[\s,/])(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(text);
    if (numeric) {
      const [first, second] = [Number(numeric[1]), Number(numeric[2])];
      if (first > 12 && second <= 12) this.dayFirst += 1;
      else if (second > 12 && first <= 12) this.monthFirst += 1;
      else if (first !== second) this.eitherWay += 1;
    }
    const { date } = parseDate(cell, { order: this.dates.order, meaning: "any", today: this.today });
    if (date && (cell.kind === "date" || cell.kind === "text"))
      this.years.push(plausibleYear(date, text, this.today));
  }
}

/** Two digits of a year that would lie ahead are taken for the past: only the median counts here. */
function plausibleYear(date: string, text: string, today: string): number {
  const year = Number(date.slice(0, 4));
  return year > Number(today.slice(0, 4)) + 1 && !text.includes(String(year)) ? year - 100 : year;
}

function kindsOf(cell: Cell, value: string, today: string): ValueKind[] {
  if (cell.kind === "error" || cell.kind === "uncalculated") return ["error"];
  if (cell.kind === "date") return ["date"];
  if (cell.kind === "bool") return ["membership"];
  const digits = value.replace(/[\s.\-'()+/]/g, "");
  const kinds = /^\d+$/.test(digits) ? numberKinds(value, digits) : wordKinds(cell, value, today);
  return isNumericDate(cell, value, today) ? [...kinds, "date"] : kinds;
}

function isNumericDate(cell: Cell, value: string, today: string): boolean {
  if (!/^\d{1,4}[-/. ]\d{1,2}[-/. ]\d{2,4}$/.test(value)) return false;
  return parseDate(cell, { order: "day_first", meaning: "any", today }).date !== null;
}

function numberKinds(value: string, digits: string): ValueKind[] {
  const found: [boolean, ValueKind][] = [
    [digits.length === 16, "nik"],
    [digits.length >= 8 && digits.length <= 15 && /^\+|^[(']?0|^62|^8/.test(value), "phone"],
    [digits.length <= 6, "wholeNumber"],
    [/^\d{1,3}(\.\d{3})+$/.test(value), "amount"],
    [isMembershipWord(value), "membership"],
  ];
  return found.filter(([fits]) => fits).map(([, kind]) => kind);
}

function wordKinds(cell: Cell, value: string, today: string): ValueKind[] {
  const isDate =
    /\d/.test(value) && parseDate(cell, { order: "day_first", meaning: "any", today }).date !== null;
  const found: [boolean, ValueKind][] = [
    [/^\S+@\S+\.\S+$/.test(value), "email"],
    [/^(rp\.?|€|\$|£)?\s*\d{1,3}([.,]\d{3})+$|^(€\s*)?\d+[.,]\d{1,2}(\s*€)?$/i.test(value), "amount"],
    [parseSex(value) !== null, "sex"],
    [isMembershipWord(value), "membership"],
    [parseContractType(value) !== null, "contract"],
    [/^[\p{L}.'’,\s-]{3,60}$/u.test(value) && /\s/.test(value), "name"],
    [isDate, "date"],
  ];
  return found.filter(([fits]) => fits).map(([, kind]) => kind);
}
