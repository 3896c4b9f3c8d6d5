import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { splitNumbers } from "./phone-pieces";

/** Why a text that has digits is no telephone number. */
type PhoneProblem = "too_short" | "too_long" | "not_a_phone";

export interface ReadPhones {
  /** E.164 and how each was written, in the order of the text; each number once. */
  phones: { value: string; raw: string }[];
  /** The first thing in the text that is no number, beside those that are. */
  problem?: PhoneProblem;
}

const longestText = 1_000;

/**
 * The telephone numbers in a text, typed or imported: several may stand in one field. A number without a country's code is one
 * of `country` (ISO 3166 alpha-2); one that begins with another country's code, with or without the plus, is that country's.
 */
export function readPhones(text: string, country: string): ReadPhones {
  const phones = new Map<string, string>();
  let problem: PhoneProblem | undefined;
  for (const piece of splitNumbers(text.slice(0, longestText))) {
    const read = readNumber(piece, country);
    if (typeof read === "string") problem ??= read;
    else if (read && !phones.has(read.number)) phones.set(read.number, piece.trim());
  }
  const found = [...phones].map(([value, raw]) => ({ value, raw }));
  return problem ? { phones: found, problem } : { phones: found };
}

function readNumber(written: string, country: string): PhoneNumber | PhoneProblem | null {
  const bare = bareNumber(written);
  const digits = bare.replace(/\D/g, "");
  if (digits.length < 3 || /^0+$/.test(digits)) return null;
  const phone = phoneOf(bare, country);
  const local = phone?.nationalNumber.length ?? digits.length;
  if (local < shortestLocal(phone?.country ?? country)) return "too_short";
  // E.164 has no number of more digits, whatever a country's plan would let pass.
  if (digits.length > 15 || (phone && phone.number.length > 16)) return "too_long";
  return phone?.isPossible() ? phone : "not_a_phone";
}

/** Digits, and a plus only before them: "+62 (0)812-3456" is "+628123456". */
function bareNumber(written: string): string {
  return written
    .replace(/\(0\)/g, "")
    .replace(/[^\d+]/g, "")
    .replace(/(?!^)\+/g, "");
}

/** The number that these digits dial from this country; also of a part of one, which `isPossible` then denies. */
export function phoneOf(written: string, country: string): PhoneNumber | undefined {
  const bare = bareNumber(written);
  const home = isSupportedCountry(country) ? country : undefined;
  const international = withPlus(bare, home);
  if (international) return parsePhoneNumberFromString(international);
  const local = parsePhoneNumberFromString(bare, home);
  if (bare.startsWith("0") || bare.length < shortestForeign || isLocal(local, bare, home)) return local;
  const foreign = parsePhoneNumberFromString(`+${bare}`);
  return foreign?.isValid() ? foreign : local;
}

/** With fewer digits too many local numbers would be valid somewhere in the world. */
const shortestForeign = 10;

function withPlus(bare: string, home: CountryCode | undefined): string | null {
  if (bare.startsWith("+")) return bare.replace(/^\+00/, "+");
  if (bare.startsWith("00")) return `+${bare.slice(2)}`;
  const code = home && getCountryCallingCode(home);
  // Read as a local number it would be "valid", and another one.
  const hasOwnCode =
    code && bare.startsWith(code) && bare.length >= code.length + 8 && (code !== "1" || bare.length === 11);
  return hasOwnCode ? `+${bare}` : null;
}

/** Indonesian mobile numbers begin with 8 when a spreadsheet took their zero: 84912345678 is one, and not Viet Nam's. */
function isLocal(local: PhoneNumber | undefined, bare: string, home: CountryCode | undefined): boolean {
  return local?.isValid() === true || (home === "ID" && /^8\d{8,11}$/.test(bare));
}

function shortestLocal(country: string): number {
  return country === "ID" ? 8 : 6;
}
