import { valueText } from "@/features/imports/parse/blank";
import { isScientific, withoutDecimals } from "@/features/imports/parse/id-number";
import type { WarningKind } from "@/features/imports/parse/warnings";
import type { Cell } from "@/lib/spreadsheets/cell";

export interface ParsedNationalId {
  value: string | null;
  warning?: WarningKind;
}

/** The citizen number as a key; what has probably lost a digit is no key. */
export function parseNationalId(cell: Cell | undefined, country: string): ParsedNationalId {
  if (cell?.kind === "error") return { value: null, warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { value: null, warning: "formula_not_calculated" };
  const text = withoutDecimals(valueText(cell));
  if (text === "") return { value: null };
  if (isScientific(text)) return { value: null, warning: "digits_lost" };
  if (country !== "ID") return { value: text };
  const digits = text.replace(/\D/g, "");
  // Excel keeps fifteen digits of a number and makes the rest zero.
  if (cell?.kind === "number" && digits.length === 16 && digits.endsWith("0"))
    return { value: null, warning: "digits_lost" };
  // Sixteen times the same is what a form is filled up with.
  return digits.length === 16 && !/^(\d)\1+$/.test(digits)
    ? { value: digits }
    : { value: null, warning: "wrong_length" };
}

/** What an Indonesian citizen number says about its owner: day of birth (plus 40 for women), month, year. */
export function readNik(nik: string): { birthDay: string; sex: "male" | "female" } | null {
  if (!/^\d{16}$/.test(nik)) return null;
  const day = Number(nik.slice(6, 8));
  const month = Number(nik.slice(8, 10));
  const plainDay = day > 40 ? day - 40 : day;
  if (plainDay < 1 || plainDay > 31 || month < 1 || month > 12) return null;
  return {
    birthDay: `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${String(plainDay).padStart(2, "0")}`,
    sex: day > 40 ? "female" : "male",
  };
}
