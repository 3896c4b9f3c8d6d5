import { type CountryCode, getCountryCallingCode, parsePhoneNumberFromString } from "libphonenumber-js";
import { shortRaw, valueText } from "@/features/imports/parse/blank";
import { isScientific } from "@/features/imports/parse/id-number";
import type { WarningKind } from "@/features/imports/parse/warnings";
import type { Cell } from "@/lib/spreadsheets/cell";
import { splitNumbers } from "./phone-pieces";

export interface ParsedPhones {
  /** E.164, in the order of the cell. */
  phones: { value: string; raw: string }[];
  warning?: WarningKind;
}

export function parsePhones(cell: Cell | undefined, country: CountryCode): ParsedPhones {
  if (cell?.kind === "error") return { phones: [], warning: "cell_error" };
  if (cell?.kind === "uncalculated") return { phones: [], warning: "formula_not_calculated" };
  const raw = shortRaw(cell);
  if (isScientific(raw)) return { phones: [], warning: "digits_lost" };
  const text = writtenPhone(cell);
  const phones = new Map<string, string>();
  let warning: WarningKind | undefined;
  for (const part of splitNumbers(text)) {
    const parsed = parsePhone(part, country);
    if (parsed.value) phones.set(parsed.value, part.trim());
    else if (parsed.warning) warning ??= parsed.warning;
  }
  const found = [...phones].map(([value, part]) => ({ value, raw: part }));
  if (found.length === 0 && !warning && valueText(cell) !== "") warning = "not_a_phone";
  return warning ? { phones: found, warning } : { phones: found };
}

/** A format that pads with zeros would make of 0812… a number that is dialled abroad: the plain digits are meant. */
function writtenPhone(cell: Cell | undefined): string {
  if (cell?.kind === "number") return String(cell.number);
  return cell?.kind === "text" ? cell.text.slice(0, 1_000) : "";
}

function parsePhone(written: string, country: CountryCode): { value?: string; warning?: WarningKind } {
  const bare = written
    .replace(/\(0\)/g, "")
    .replace(/[^\d+]/g, "")
    .replace(/(?!^)\+/g, "");
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 3 || /^0+$/.test(digits)) return {};
  const parsed = parsePhoneNumberFromString(dialable(bare, country), country);
  const local = parsed?.nationalNumber.length ?? digits.length;
  if (local < shortestLocal(parsed?.country ?? country)) return { warning: "too_short" };
  // E.164 has no number of more digits, whatever a country's plan would let pass.
  if (digits.length > 15 || (parsed && parsed.number.length > 16)) return { warning: "too_long" };
  if (!parsed?.isPossible()) return { warning: "not_a_phone" };
  return { value: parsed.number };
}

/** Numbers that begin with the country's own code but without a plus would be read as local ones, and be "valid". */
function dialable(bare: string, country: CountryCode): string {
  if (bare.startsWith("+")) return bare.replace(/^\+00/, "+");
  if (bare.startsWith("00")) return `+${bare.slice(2)}`;
  const code = getCountryCallingCode(country);
  const isWhole =
    bare.startsWith(code) && bare.length >= code.length + 8 && (code !== "1" || bare.length === 11);
  return isWhole ? `+${bare}` : bare;
}

function shortestLocal(country: string): number {
  return country === "ID" ? 8 : 6;
}
