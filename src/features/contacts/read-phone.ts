import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min";

/** E.164 of a number as somebody writes it in that country; null when it can't be one. */
export function readPhone(text: string, country: string): string | null {
  const international = text.replace(/^\s*00/, "+").replace(/^\s*(?=62\d{7})/, "+");
  const phone = parsePhoneNumberFromString(international, country as CountryCode);
  return phone?.isPossible() ? phone.number : null;
}
