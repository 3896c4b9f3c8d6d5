import type { Cell } from "@/lib/spreadsheets/cell";
import { shortRaw, valueText } from "./blank";
import type { WarningKind } from "./warnings";

/** Excel's "3,75430E+15": a long number shown, and saved, without its last digits. */
export function isScientific(text: string): boolean {
  return /^\d([.,]\d+)?E\+?\d+$/i.test(text);
}

/** An amount in any of the usual notations; "Rp 25.000", "40,000", "€ 33,00", "12,5". */
export function parseAmount(cell: Cell | undefined): { amount: number | null; warning?: WarningKind } {
  if (!cell || cell.kind === "empty") return { amount: null };
  if (cell.kind === "number") return { amount: cell.number };
  if (cell.kind !== "text")
    return { amount: null, warning: cell.kind === "uncalculated" ? "formula_not_calculated" : "cell_error" };
  const raw = shortRaw(cell);
  const text = raw.replace(/[^\d.,-]/g, "").replace(/^[.,]+|[.,-]+$/g, "");
  if (text === "" || text === "-")
    return valueText(cell) === "" ? { amount: null } : { amount: null, warning: "not_a_number" };
  // Bookkeepers put what is given back in brackets.
  const sign = /^\D*\([^)]*\d[^)]*\)$/.test(raw) ? -1 : 1;
  const amount = sign * Number(plainDecimal(text));
  return Number.isFinite(amount) ? { amount } : { amount: null, warning: "not_a_number" };
}

/** The last mark is a decimal mark unless exactly three digits follow it or it comes twice. */
function plainDecimal(text: string): string {
  const last = Math.max(text.lastIndexOf("."), text.lastIndexOf(","));
  if (last < 0) return text;
  const mark = text[last] ?? "";
  const digitsAfter = text.length - last - 1;
  const isGrouping =
    digitsAfter === 3 && !/^0[.,]/.test(text) && !text.slice(0, last).includes(mark === "." ? "," : ".");
  const repeated = text.indexOf(mark) !== last;
  if (isGrouping || repeated) return text.replace(/[.,]/g, "");
  return `${text.slice(0, last).replace(/[.,]/g, "")}.${text.slice(last + 1)}`;
}

/** "22050014.0": a program took the number for a decimal one. */
export function withoutDecimals(text: string): string {
  return /^\d{4,}\.0{1,2}$/.test(text) ? text.replace(/\.0+$/, "") : text;
}

/** A personal number in a column whose numbers usually have `width` digits: Excel takes leading zeros away. */
export function parseIdNumber(
  cell: Cell | undefined,
  width: number | undefined,
): { value: string | null; warning?: WarningKind } {
  if (cell?.kind === "error") return { value: null, warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { value: null, warning: "formula_not_calculated" };
  const text = withoutDecimals(valueText(cell));
  if (text === "") return { value: null };
  if (isScientific(text)) return { value: null, warning: "digits_lost" };
  // "dlm proses": what many may have is nobody's number.
  if (!/\d/.test(text)) return { value: null, warning: "not_a_number" };
  const digits = text.replace(/[\s.\-_/]/g, "");
  if (!width || !/^\d+$/.test(digits)) return { value: text };
  if (digits.length === width) return { value: digits };
  if (digits.length < width && digits.length >= width - 3 && digits === text) {
    return { value: digits.padStart(width, "0"), warning: "leading_zero_lost" };
  }
  return { value: text };
}
