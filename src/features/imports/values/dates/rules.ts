import type { Cell } from "../../files/cells/rules";
import { valueText } from "../blanks/rules";
import type { WarningKind } from "../warnings/rules";
import { serialToDate } from "./serials/rules";

export type DateOrder = "day_first" | "month_first" | "year_first";
/** What the date is of: decides which century two digits mean and which years can be. */
export type DateMeaning = "birth" | "past" | "any";

export interface DateOptions {
  order: DateOrder;
  meaning: DateMeaning;
  today: string;
}

export interface ParsedDate {
  date: string | null;
  warning?: WarningKind;
}

const months: [RegExp, number][] = [
  [/^(jan|januar)/, 1],
  [/^(feb|peb|fev|fév)/, 2],
  [/^(mar|mär|mrt)/, 3],
  [/^(apr|avr)/, 4],
  [/^(mei|may|mai|maj)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(agu|agt|ags|aug|aoû)/, 8],
  [/^sep/, 9],
  [/^(okt|oct)/, 10],
  [/^(nov|nop)/, 11],
  [/^(des|dec|dez|dés|déc)/, 12],
];

export function parseDate(cell: Cell | undefined, options: DateOptions): ParsedDate {
  if (!cell || cell.kind === "empty") return { date: null };
  if (cell.kind === "date") return inRange(cell.date, options);
  if (cell.kind === "number") return fromNumber(cell.number, options);
  if (cell.kind !== "text")
    return { date: null, warning: cell.kind === "uncalculated" ? "formula_not_calculated" : "cell_error" };
  const text = valueText(cell);
  if (text === "") return { date: null };
  return parseDateText(text, options);
}

export function parseDateText(text: string, options: DateOptions): ParsedDate {
  if (/^\d{5}$/.test(text)) return fromNumber(Number(text), options);
  const parts = datePartsOf(text, options.order);
  if (parts === "month_only") return { date: null, warning: "month_only" };
  const date = parts && realDate(fullYear(parts.year, options), parts.month, parts.day);
  return date ? inRange(date, options) : { date: null, warning: "not_a_date" };
}

interface DateParts {
  year: string;
  month: number;
  day: number;
}

function datePartsOf(text: string, order: DateOrder): DateParts | "month_only" | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ][\d:.+\-Zz ]*)?$/.exec(text);
  if (iso) return { year: iso[1] ?? "", month: Number(iso[2]), day: Number(iso[3]) };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return { year: compact[1] ?? "", month: Number(compact[2]), day: Number(compact[3]) };
  const numeric = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\.?(\s+\d{1,2}[:.]\d{2}.*)?$/.exec(
    text,
  );
  if (numeric) return numericParts(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? "", order);
  return namedParts(text);
}

function numericParts(first: number, second: number, year: string, order: DateOrder): DateParts {
  return order === "month_first" ? { year, month: first, day: second } : { year, month: second, day: first };
}

function namedParts(text: string): DateParts | "month_only" | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(\p{L}+)\.?[\s\-./,']*(\d{4}|\d{2})$/u.exec(text);
  const monthFirst = /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  const [day, name, year] = dayFirst
    ? dayFirst.slice(1)
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]];
  if (name && day && year) {
    const month = monthNumber(name);
    return month ? { year, month, day: Number(day) } : null;
  }
  const monthOnly = /^(\p{L}+)\.?[\s\-/,']*(\d{4}|\d{2})$/u.exec(text);
  if (monthOnly?.[1] && monthNumber(monthOnly[1])) return "month_only";
  return /^((0?[1-9]|1[0-2])[-/.]\d{4}|(19|20)\d{2}[-/.](0?[1-9]|1[0-2])|(19|20)\d{2})$/.test(text)
    ? "month_only"
    : null;
}

function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  return months.find(([pattern]) => pattern.test(lower))?.[1] ?? null;
}

function fullYear(year: string, { meaning, today }: DateOptions): number {
  if (year.length === 4) return Number(year);
  const now = Number(today.slice(0, 4));
  const latest = meaning === "birth" ? now - 13 : meaning === "past" ? now + 1 : now + 30;
  const here = Math.floor(now / 100) * 100 + Number(year);
  return here <= latest ? here : here - 100;
}

function realDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal && year >= 1000 ? date.toISOString().slice(0, 10) : null;
}

/** A bare number in a date column: the sheet lost the format, so the day is taken and the user told. */
function fromNumber(number: number, options: DateOptions): ParsedDate {
  if (number === 0) return { date: null };
  if (number >= 19_000_101 && number <= 21_001_231) return parseDateText(String(number), options);
  const date = number >= 3_000 && number < 80_000 ? serialToDate(number) : null;
  if (!date) return { date: null, warning: "not_a_date" };
  const ranged = inRange(date, options);
  return ranged.date ? { date, warning: "serial_without_format" } : ranged;
}

function inRange(date: string, { meaning, today }: DateOptions): ParsedDate {
  const year = Number(date.slice(0, 4));
  const latest =
    meaning === "birth" ? today : `${Number(today.slice(0, 4)) + (meaning === "past" ? 1 : 60)}-12-31`;
  return year < 1900 || date > latest ? { date: null, warning: "out_of_range" } : { date };
}

/** "Garut, 24/10/1999": the place stands before the first digit. */
export function parseBirthPlaceDate(
  cell: Cell | undefined,
  options: DateOptions,
): ParsedDate & { place: string | null } {
  if (cell?.kind !== "text") return { place: null, ...parseDate(cell, options) };
  const text = valueText(cell);
  const split = /^([^\d]*?)[\s,/;:-]*(\d.*)?$/su.exec(text);
  const place = placeName((split?.[1] ?? "").replace(/[\s,/;:.-]+$/, ""));
  const rest = split?.[2];
  return rest === undefined ? { place, date: null } : { place, ...parseDateText(rest.trim(), options) };
}

function placeName(text: string): string | null {
  if (text === "") return null;
  if (text !== text.toUpperCase()) return text;
  return text.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
}
