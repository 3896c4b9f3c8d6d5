import type { Cell } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { isScientific, withoutDecimals } from "./id-number";
import type { WarningKind } from "./warnings";

interface ParsedNationalId {
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
