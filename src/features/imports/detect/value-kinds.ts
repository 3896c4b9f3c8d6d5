import { getCountryCallingCode, isSupportedCountry } from "libphonenumber-js";
import { readPhones } from "@/features/matching/phone";
import type { Cell } from "@/lib/spreadsheets/cell";
import { parseLevel } from "../parse/assessment";
import { parseContractType } from "../parse/contract";
import { parseDate } from "../parse/date";
import { isMembershipWord } from "../parse/membership";
import { parseSex } from "../parse/sex";

export type ValueKind =
  | "nik"
  | "phone"
  | "phoneLike"
  | "email"
  | "date"
  | "dayDigits"
  | "sex"
  | "membership"
  | "contract"
  | "level"
  | "honorific"
  | "name"
  | "digits"
  | "wholeNumber"
  | "amount"
  | "error";

export interface Looking {
  today: string;
  /** How a telephone number without its country is read. */
  country: string;
}

/** Everything that one cell could be. */
export function kindsOf(cell: Cell, value: string, looking: Looking): ValueKind[] {
  if (cell.kind === "error" || cell.kind === "uncalculated") return ["error"];
  if (cell.kind === "date") return ["date"];
  if (cell.kind === "bool") return ["membership"];
  if (isNumericDay(cell, value, looking.today)) return ["date"];
  const digits = value.replace(/[\s.\-'()+/]/g, "");
  return /^\d+$/.test(digits) ? numberKinds(value, digits, looking) : wordKinds(cell, value, looking);
}

export function isNumericDay(cell: Cell, value: string, today: string): boolean {
  return /^\d{1,4}[-/.\\ ]{1,2}\d{1,2}[-/.\\ ]{1,2}\d{2,4}[,.]?$/.test(value) && isDay(cell, today);
}

/** A day in either order. */
function isDay(cell: Cell, today: string): boolean {
  return (["day_first", "month_first"] as const).some(
    (order) => parseDate(cell, { order, meaning: "any", today }).date !== null,
  );
}

function numberKinds(value: string, digits: string, looking: Looking): ValueKind[] {
  const found: [boolean, ValueKind][] = [
    [digits.length === 16, "nik"],
    [isPhone(value, digits, looking), "phone"],
    [digits.length >= 8 && digits.length <= 15 && dials(value, looking), "phoneLike"],
    [digits.length <= 6, "wholeNumber"],
    [digits.length >= 3 && digits === value, "digits"],
    [isDayDigits(digits, looking), "dayDigits"],
    [/^[1-5]$/.test(digits), "level"],
    [/^\d{1,3}(\.\d{3})+$/.test(value), "amount"],
    [isMembershipWord(value), "membership"],
  ];
  return found.filter(([fits]) => fits).map(([, kind]) => kind);
}

/** Written as only telephones are: with the zero or the plus they begin with, or in the groups of a country that has none. */
function isPhone(value: string, digits: string, { country }: Looking): boolean {
  if (digits.length < 8 || digits.length > 15) return false;
  if (/^\+|^[(']?0(?!00)|^62|^8/.test(value)) return true;
  const american = country === "US" || country === "CA";
  return american && /^(1[\s.-]?)?\(?[2-9]\d{2}[)\s.-]+[2-9]\d{2}[\s.-]\d{4}$/.test(value);
}

/** A number of this country, or of another by its plus: the digits of any list would be some country's number. */
function dials(value: string, { country }: Looking): boolean {
  if (!isSupportedCountry(country)) return false;
  const [phone, another] = readPhones(value, country).phones;
  if (!phone || another) return false;
  return /^\D*(\+|00)/.test(value) || phone.value.startsWith(`+${getCountryCallingCode(country)}`);
}

function isDayDigits(digits: string, looking: Looking): boolean {
  return (digits.length === 7 || digits.length === 8) && isDay({ kind: "text", text: digits }, looking.today);
}

function wordKinds(cell: Cell, value: string, looking: Looking): ValueKind[] {
  const isDate = /\d/.test(value) && isDay(cell, looking.today);
  const found: [boolean, ValueKind][] = [
    [/^\S+@\S+\.\S+$/.test(value), "email"],
    [/^(rp\.?|€|\$|£)?\s*\d{1,3}([.,]\d{3})+$|^(€\s*)?\d+[.,]\d{1,2}(\s*€)?$/i.test(value), "amount"],
    [parseSex(value) !== null, "sex"],
    [isMembershipWord(value), "membership"],
    [parseContractType(value) !== null, "contract"],
    [parseLevel(value) !== null, "level"],
    [
      /^(h|hj|mr|mrs|ms|miss|mx|dr|drs|dra|ir|prof|bpk|bapak|ibu|sdr|sdri|herr|frau|m|mme)\.?$/i.test(value),
      "honorific",
    ],
    [/^[\p{L}.'’,\s-]{3,60}$/u.test(value) && /\s/.test(value), "name"],
    [isDate, "date"],
  ];
  return found.filter(([fits]) => fits).map(([, kind]) => kind);
}
