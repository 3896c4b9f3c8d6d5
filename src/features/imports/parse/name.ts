import { tidy } from "@/lib/spreadsheets/cell";
import { withoutMark } from "@/lib/spreadsheets/formula-guard";

const leading =
  /^((h|hj|kh|hm|dr|drs|dra|drg|ir|prof|mr|mrs|ms|miss|herr|frau|bpk|bapak|sdr|sdri)\.\s*|(hj|kh|drs|dra|drg|mr|mrs|ms|miss|herr|frau|bpk|sdr|sdri|h(?=\s+\p{L}{2}))\s+)(?=\p{L})/iu;
const degree =
  /[,\s]+((a\.? ?md|s\.? ?(t|e|h|i|ag|kom|pd|pd\.?i|sos|si|ip|psi|ked|farm|hum|st)|m\.? ?(m|h|t|si|kom|pd|ba|sc)|ph\.? ?d|dipl\.?[- ]?ing|b\.? ?(a|sc))\.?(?=$|[,\s]))(\.[a-z.]+)?$/iu;
// One short word with a full stop is a name cut off: "Whitfield, Jer."
const degreeWithMark =
  /,\s*((?:\p{L}{1,4}\.){2,}|(?:\p{L}{1,4}\.)+\p{L}{1,4}|(se|sh|st|mm|mba|spd|skom|amd)\.?)\s*$/iu;

/** What is longer is no name, and marks without end keep a pattern busy. */
const longestWritten = 1_000;

/** A name as it is written, tidied; the cell's apostrophe and stray marks at its ends are dropped. */
export function cleanName(text: string): string {
  return withoutMark(tidy(text.slice(0, longestWritten).normalize("NFC")), "words")
    .replace(/^\d{1,4}\s*[.)]\s*(?=\p{L}{2})/u, "")
    .replace(/^[\s,;*]+|[\s,;]*\*+\)?[\s,;]*$|[\s,;]+$/g, "")
    .slice(0, 200);
}

/** The name without H., Hj., degrees and forms of address. */
export function withoutTitles(name: string): string {
  let bare = name;
  for (let round = 0; round < 3; round += 1) {
    const next = bare
      .replace(leading, "")
      .replace(degreeWithMark, "")
      .replace(degree, (match) => (match.includes(".") || match.startsWith(",") ? "" : match));
    if (next === bare || next.trim() === "") break;
    bare = next;
  }
  return bare.replace(/[\s,]+$/, "");
}

const placeholders = [
  /^[([]?(kosong|belum (terisi|ada)|vacant|vacancy|lowongan|open(ing)?|open (bid|position|job)|to be filled|unfilled)[)\]]?$/i,
  /^(s\.?d\.?a\.?|sda|idem|id\.?|dst\.?|tba|tbd|to be (advised|announced|confirmed)|n\.?n\.?)$/i,
  /^((null|n\/?a|none|nil|nihil|unknown|tidak diketahui|unbekannt|nama|name|dummy)\s*)+$/i,
  /^(xx+|contoh( nama.*)?|coba|tes(t|ting)?)(\s*[\d._-]+)?$/i,
  /^((grand |sub ?)?total|jumlah|jml)\.?$/i,
];

export function isPlaceholderName(name: string): boolean {
  return placeholders.some((pattern) => pattern.test(name)) || !/\p{L}/u.test(name);
}
