import type { HeadingMatch } from "./dictionary/entry";
import { isAside, matchHeading, plainHeading } from "./dictionary/match-heading";

/** Says nothing without the word above it: "Tanggal" over "Lahir" and "Masuk", "HP" over "No". */
const bare =
  /^(no|nr|nomor|number|nama|name|tmt|tgl|tanggal|tg|date|thn|tahun|year|status|jenis|type|kode|code|id|mulai|awal|start|akhir|end|sampai|dari|ke|utama|lain|ket|ada|y\/t|ya|tidak|\d+|[a-z])$/;

/**
 * What a heading over several rows means, its parts from the top. The lowest says it, unless it is bare or unknown; a word above
 * that makes it private or another person's counts for all that stands below.
 */
export function matchParts(parts: readonly string[]): HeadingMatch[] {
  const lower = parts.at(-1) ?? "";
  const upper = parts.slice(0, -1);
  if (upper.length === 0) return matchHeading(lower);
  const aside = upper.find(isAside) ?? [parts.join(" ")].find(isAside);
  if (aside) return matchHeading(aside);
  const half = matchHeading(lower);
  const says = half[0] && half[0].confidence >= 0.6 && !bare.test(plainHeading(lower));
  const joined = joinedMatches(upper, lower);
  if (isNamed(upper, lower) || isOffice(upper, lower)) return joined;
  if (!says) return [...joined, ...half].toSorted((a, b) => b.confidence - a.confidence);
  const fields = new Set(half.map(({ field }) => field));
  const others = joined.filter(({ field }) => !fields.has(field));
  return [...half, ...others.map((match) => ({ ...match, confidence: Math.min(match.confidence, 0.5) }))];
}

/** "Nama" below "Jabatan" is no person's. */
function isNamed(upper: readonly string[], lower: string): boolean {
  const near = upper.at(-1) ?? "";
  return (
    /^(nama|name)$/.test(plainHeading(lower)) &&
    !/^(data|identitas|informasi)\b/.test(plainHeading(near)) &&
    /^job\.(title|department|workplace|employer)$/.test(matchHeading(near)[0]?.field ?? "")
  );
}

/** Her office at the company and her office in the union, told apart below one word. */
function isOffice(upper: readonly string[], lower: string): boolean {
  return (
    /^(jabatan|posisi|position)$/.test(plainHeading(upper.at(-1) ?? "")) &&
    /^(di )?(perusahaan|pt|serikat|organisasi|puk|company|union)$/.test(plainHeading(lower))
  );
}

/** Together with the word right above, in either order, and with all of them. */
function joinedMatches(upper: readonly string[], lower: string): HeadingMatch[] {
  const near = upper.at(-1) ?? "";
  const ways = [`${near} ${lower}`, `${lower} ${near}`, [...upper, lower].join(" ")];
  const matches = ways.flatMap(matchHeading).toSorted((a, b) => b.confidence - a.confidence);
  return matches.filter(({ field }, at) => matches.findIndex((match) => match.field === field) === at);
}
