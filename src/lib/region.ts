import indonesia from "./indonesia.json";

/** The code of an Indonesian province or regency ("36", "36.71"), or the name of a region elsewhere. */
export type Region = string;

export type Province = { code: string; name: string; regencies: { code: string; name: string }[] };

/** By name, as a person looks for them. */
export const provinces: readonly Province[] = Object.entries(indonesia)
  .map(([code, { name, regencies }]) => ({ code, name, regencies: regenciesOf(code, regencies) }))
  .sort((one, other) => one.name.localeCompare(other.name, "id"));

function regenciesOf(province: string, regencies: Record<string, string>): Province["regencies"] {
  return Object.entries(regencies)
    .map(([code, name]) => ({ code: `${province}.${code}`, name }))
    .sort((one, other) => one.name.localeCompare(other.name, "id"));
}

const names = new Map<string, string>(
  provinces.flatMap(({ code, name, regencies }) => [
    [code, name] as const,
    ...regencies.map((regency) => [regency.code, `${regency.name}, ${name}`] as const),
  ]),
);

export const isRegionCode = (region: Region): boolean => names.has(region);

export const regionName = (region: Region): string => names.get(region) ?? region;

/** Codes whose names have these words. */
export function regionsLike(words: string): string[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === "") return [];
  return [...names].filter(([, name]) => name.toLowerCase().includes(wanted)).map(([code]) => code);
}
