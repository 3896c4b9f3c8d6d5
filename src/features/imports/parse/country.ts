import { type CountryCode, getCountries, isSupportedCountry } from "libphonenumber-js";

const oneLetter = new Map(
  Object.entries({
    D: "DE",
    F: "FR",
    S: "SE",
    I: "IT",
    E: "ES",
    A: "AT",
    N: "NO",
    B: "BE",
    L: "LU",
    P: "PT",
    H: "HU",
    UK: "GB",
    USA: "US",
    RI: "ID",
    INA: "ID",
  }),
);
const alsoCalled = new Map(
  Object.entries({
    england: "GB",
    "great britain": "GB",
    scotland: "GB",
    wales: "GB",
    holland: "NL",
    america: "US",
    amerika: "US",
    sverige: "SE",
    suomi: "FI",
    norge: "NO",
    danmark: "DK",
    osterreich: "AT",
    schweiz: "CH",
    "hong kong": "HK",
    hongkong: "HK",
    macau: "MO",
    makau: "MO",
    korea: "KR",
    "korea selatan": "KR",
    arab: "SA",
    saudi: "SA",
    emirat: "AE",
    dubai: "AE",
  }),
);
let names: Map<string, string> | null = null;

/** ISO code of a country however it is written; null when it is not understood. */
export function parseCountry(text: string): CountryCode | null {
  const written = text.trim();
  const upper = written.toUpperCase();
  const code =
    oneLetter.get(upper) ??
    (upper.length === 2 ? upper : null) ??
    alsoCalled.get(plain(written)) ??
    byName(plain(written));
  return code && isSupportedCountry(code) ? code : null;
}

function byName(name: string): string | null {
  names ??= countryNames();
  return names.get(name) ?? null;
}

function countryNames(): Map<string, string> {
  const found = new Map<string, string>();
  const codes = getCountries();
  for (const language of ["en", "id", "de", "fr", "sv", "nl", "es"]) {
    const display = new Intl.DisplayNames([language], { type: "region" });
    for (const code of codes) found.set(plain(display.of(code) ?? code), code);
  }
  return found;
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
