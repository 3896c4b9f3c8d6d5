import type { Cell } from "@/lib/spreadsheets/cell";
import { serialToDate } from "@/lib/spreadsheets/serial-date";
import { valueText } from "./blank";
import { type DateOrder, datePartsOf, weekdayBehind } from "./date-notation";
import type { WarningKind } from "./warnings";

export type { DateOrder } from "./date-notation";
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

export function parseDate(cell: Cell | undefined, options: DateOptions): ParsedDate {
  if (!cell || cell.kind === "empty") return { date: null };
  if (cell.kind === "date") return inRange(cell.date, options);
  if (cell.kind === "number") return fromNumber(cell.number, options, cell.is1904);
  if (cell.kind !== "text")
    return { date: null, warning: cell.kind === "uncalculated" ? "formula_not_calculated" : "cell_error" };
  const text = valueText(cell);
  if (text === "") return { date: null };
  return parseDateText(text, options);
}

function parseDateText(text: string, options: DateOptions): ParsedDate {
  if (/^\d{5}([.,]\d+)?$/.test(text)) return fromNumber(Number(text.replace(",", ".")), options);
  const parts = datePartsOf(text, options.order);
  if (parts === "month_only") return { date: null, warning: "month_only" };
  const date = parts && realDate(fullYear(parts.year, options), parts.month, parts.day);
  return date ? inRange(date, options) : { date: null, warning: "not_a_date" };
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
function fromNumber(number: number, options: DateOptions, is1904 = false): ParsedDate {
  if (number === 0) return { date: null };
  if (Number.isInteger(number) && number >= 1_011_900 && number <= 31_122_100)
    return parseDateText(String(number), options);
  if (!is1904 && Number.isInteger(number) && number >= 1_900 && number <= 2_100)
    return { date: null, warning: "month_only" };
  const date = number >= (is1904 ? 1_500 : 3_000) && number < 80_000 ? serialToDate(number, is1904) : null;
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

/** No place and day are longer, and marks without end keep a pattern busy. */
const longestPlace = 300;

/** "Garut, 24/10/1999": the place stands before the first digit. */
export function parseBirthPlaceDate(
  cell: Cell | undefined,
  options: DateOptions,
): ParsedDate & { place: string | null } {
  if (cell?.kind !== "text") return { place: null, ...parseDate(cell, options) };
  const text = valueText(cell).slice(0, longestPlace);
  const split = /^([^\d]*?)[\s,/;:-]*(\d.*)?$/su.exec(text);
  const before = (split?.[1] ?? "").replace(/[\s,/;:.-]+$/, "").replace(weekdayBehind, "");
  const place = placeName(before.replace(/[\s,]+$/, ""));
  const rest = split?.[2];
  return rest === undefined ? { place, date: null } : { place, ...parseDateText(rest.trim(), options) };
}

export function placeName(text: string): string | null {
  if (text === "") return null;
  if (text !== text.toUpperCase()) return text;
  return text.toLowerCase().replace(/(^|[\s-])\p{L}/gu, (start) => start.toUpperCase());
}
