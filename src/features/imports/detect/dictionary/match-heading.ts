import type { Entry, HeadingMatch } from "./entry";
import { reachEntries, whoEntries } from "./person";
import { asideEntries, ofOthers, sensitive } from "./sensitive";
import { cardEntries, joiningEntries, memberEntries, standingEntries } from "./union";
import { cutsOf, halvesOf, otherReadings, writtenOut } from "./variants";
import { numberEntries, workDayEntries, workEntries } from "./work";

/** What is longer is no heading, and made to keep a pattern busy. */
const longestHeading = 200;

/** Lower case, no accents, everything but letters, digits and slashes as one space. */
export function plainHeading(text: string): string {
  return text
    .slice(0, longestHeading)
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/#]+/gu, " ")
    .replace(/\s*\/\s*/g, "/")
    .trim();
}

/** Of two that are equally sure, the one that stands first is the better guess. */
const entries: Entry[] = [
  ...asideEntries,
  ...joiningEntries,
  ...workDayEntries,
  ...whoEntries,
  ...cardEntries,
  ...numberEntries,
  ...memberEntries,
  ...reachEntries,
  ...workEntries,
  ...standingEntries,
];

/** A whole sentence asks for something, and names much that it does not ask for. */
const mostWords = 6;
const sentence = 0.6;

/** One heading may ask whether a worker joins and whether the dues come off the wages. */
const ofUnion = /\b(anggota|serikat|union|member\w*)\b/;
const doubtful: HeadingMatch = { field: "ignore", confidence: 0.5 };

/** Below this another reading of the heading is tried. */
const telling = 0.6;
/** What another reading is less sure by. */
const doubt = 0.04;

/** Private, or about another person: it stays out, whatever its values are. */
export function isAside(heading: string): boolean {
  const out = writtenOut(plainHeading(heading));
  return sensitive.test(out) || ofOthers.test(out);
}

/** Every field that a heading can mean, best first. */
export function matchHeading(heading: string): HeadingMatch[] {
  const plain = plainHeading(heading);
  if (plain === "") return [];
  const out = writtenOut(plain);
  const short = heading.slice(0, longestHeading);
  const readings = otherReadings(short).map((text) => writtenOut(plainHeading(text)));
  const all = [out, ...readings];
  const isSentence = out.split(" ").length > mostWords;
  if (all.some((text) => sensitive.test(text)))
    return isSentence && ofUnion.test(out)
      ? [doubtful]
      : [{ field: "ignore", confidence: 0.9, sensitive: true }];
  if (all.some((text) => ofOthers.test(text))) return [{ field: "ignore", confidence: 0.96 }];
  const found = byEntries(out).map((match) =>
    isSentence ? { ...match, confidence: match.confidence * sentence } : match,
  );
  if ((found[0]?.confidence ?? 0) >= telling || isSentence) return found;
  const others = readings.flatMap(byEntries);
  const halves = others.length > 0 ? [] : inHalves(short, out);
  return merged([...found, ...others.map(lessSure(doubt)), ...halves]);
}

function byEntries(plain: string): HeadingMatch[] {
  const found = entries.flatMap(([field, confidence, pattern, beside]) =>
    pattern.test(plain) && !beside?.test(plain) ? [{ field, confidence }] : [],
  );
  return merged(found);
}

/** "Nama / Name" says one thing twice. Halves that say two things leave it to the values, or to a person. */
function inHalves(heading: string, plain: string): HeadingMatch[] {
  // "1-5" is a scale, and no two days of a calendar.
  if (/^[\d ]+$/.test(plain)) return [];
  const halves = halvesOf(heading).map((half) => byEntries(writtenOut(plainHeading(half)))[0]);
  const known = halves.flatMap((match) => (match && match.confidence >= telling ? [match] : []));
  if (known.length > 0) {
    const same = new Set(known.map(({ field }) => field)).size === 1;
    return known.map(lessSure(same ? doubt : 0.35));
  }
  const cut = cutsOf(plain)
    .map(([one, other]) => [byEntries(one)[0], byEntries(other)[0]] as const)
    .find(([one, other]) => one && other && one.field === other.field && one.confidence >= telling);
  return cut?.[0] ? [lessSure(doubt)(cut[0])] : [];
}

function lessSure(by: number): (match: HeadingMatch) => HeadingMatch {
  return (match) => ({ ...match, confidence: match.confidence - by });
}

function merged(matches: readonly HeadingMatch[]): HeadingMatch[] {
  const best = matches.toSorted((a, b) => b.confidence - a.confidence);
  return best.filter(({ field }, at) => best.findIndex((match) => match.field === field) === at);
}

/** Headings in English rather than Indonesian: decides which of two words for a thing is proposed. */
export function isEnglish(headings: readonly string[]): boolean {
  const english =
    /\b(name|date|phone|address|shift|department|status|notes?|country|town|street|workplace|e ?mail|member|surname|employee|joined)\b/;
  const indonesian =
    /\b(nama|tgl|tanggal|alamat|bagian|jabatan|anggota|keterangan|ket|departemen|hp|nik|masuk|lahir|kelamin)\b/;
  const count = (pattern: RegExp) =>
    headings.filter((heading) => pattern.test(plainHeading(heading.replaceAll("_", " ")))).length;
  return count(english) > count(indonesian);
}
