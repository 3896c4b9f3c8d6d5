import { getCountries } from "libphonenumber-js";

export type Country = { code: string; name: string; zones: string[] };

// Of a country with several zones, the one most people live in.
const usual: Partial<Record<string, string>> = {
  ID: "Asia/Jakarta",
  US: "America/New_York",
  CA: "America/Toronto",
  AU: "Australia/Sydney",
  BR: "America/Sao_Paulo",
  MX: "America/Mexico_City",
  RU: "Europe/Moscow",
  ES: "Europe/Madrid",
  PT: "Europe/Lisbon",
  DE: "Europe/Berlin",
};

// A method in newer engines, a property before.
type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

/** By name in this language; each with its time zones, the usual one first. */
export function countriesIn(locale: string): Country[] {
  const names = new Intl.DisplayNames(locale, { type: "region" });
  return getCountries()
    .map((code) => ({ code: String(code), name: names.of(code) ?? code, zones: zonesOf(code) }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}

function zonesOf(code: string): string[] {
  const known: WithZones = new Intl.Locale(`und-${code}`);
  const zones = known.getTimeZones?.() ?? known.timeZones ?? [];
  const first = usual[code];
  return first ? [first, ...zones.filter((zone) => zone !== first)] : zones;
}
