import chardet from "chardet";
import iconv from "iconv-lite";
import { FileRefusal } from "../refusal";
import { byteStatistics, countOf, isControl } from "./byte-scan";

export interface TextEncoding {
  name: string;
  /** Bytes of the byte order mark to skip. */
  skip: number;
  guessed: boolean;
  /** Stretches around what is no plain letter: to show how it reads. */
  sample: Buffer;
}

const marks: { bytes: number[]; name: string }[] = [
  { bytes: [0xff, 0xfe, 0x00, 0x00], name: "utf-32le" },
  { bytes: [0x00, 0x00, 0xfe, 0xff], name: "utf-32be" },
  { bytes: [0xef, 0xbb, 0xbf], name: "utf-8" },
  { bytes: [0xff, 0xfe], name: "utf-16le" },
  { bytes: [0xfe, 0xff], name: "utf-16be" },
];

/** What a person said; else byte order mark, then zero bytes, then strict UTF-8 over the whole file, then frequencies. */
export async function findEncoding(path: string, said?: string): Promise<TextEncoding> {
  const survey = await byteStatistics(path);
  const sample = survey.highSample;
  const mark = marks.find(({ bytes }) => bytes.every((byte, index) => survey.head[index] === byte));
  if (said) return { name: said, skip: mark?.name === said ? mark.bytes.length : 0, guessed: false, sample };
  if (mark) return { name: mark.name, skip: mark.bytes.length, guessed: false, sample };
  const wide = wideEncoding(survey.head);
  if (wide && isNoise(iconv.decode(survey.head, wide))) throw new FileRefusal("unknown_binary");
  if (wide) return { name: wide, skip: 0, guessed: false, sample };
  if (countOf(survey.bytes, isControl) > survey.length / 100) throw new FileRefusal("unknown_binary");
  if (survey.isUtf8) return { name: "utf-8", skip: 0, guessed: false, sample };
  if (survey.looksUtf8) return { name: "utf-8", skip: 0, guessed: true, sample };
  return { name: eightBitEncoding(sample), skip: 0, guessed: true, sample };
}

/** Sound and pictures have their zero bytes where UTF-16 has them, but not its letters. */
function isNoise(text: string): boolean {
  const noise = text.match(/(?!\s)[\p{Cc}\p{Cn}\p{Co}\p{Cs}\ufffd]/gu)?.length ?? 0;
  return noise > text.length / 100 + 1;
}

/** Three words as they read, each with a letter that another encoding would spoil. */
export function spoiledWords({ name, sample }: Pick<TextEncoding, "name" | "sample">): string[] {
  const words = iconv.decode(sample, name).match(/[\p{L}\p{M}'’.-]*[^\p{ASCII}\s][^\s,;|"\t]*/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, 30)))].slice(0, 3);
}

/** UTF-16 and UTF-32 without a mark show in where the zero bytes stand. */
function wideEncoding(head: Buffer): string | null {
  const units = Math.floor(head.length / 4);
  if (units < 2) return null;
  const zeros = [0, 0, 0, 0];
  for (let index = 0; index < units * 4; index += 1) {
    if (head[index] === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  }
  const pattern = zeros
    .map((count) => (count > units * 0.6 ? "0" : count < units * 0.3 ? "x" : "?"))
    .join("");
  const wide = new Map([
    ["xx00", "utf-32le"],
    ["x000", "utf-32le"],
    ["00xx", "utf-32be"],
    ["000x", "utf-32be"],
    ["x0x0", "utf-16le"],
    ["0x0x", "utf-16be"],
  ]);
  return wide.get(pattern) ?? null;
}

/** chardet takes MacRoman and the DOS code pages for windows-1252: for western text the letters decide. */
function eightBitEncoding(sample: Buffer): string {
  const detected = chardet.detect(sample);
  const western = !detected || /^(windows-125[24]|iso-8859-(1|15|9|2)|utf-8|ascii)$/i.test(detected);
  if (!western && detected && iconv.encodingExists(detected)) return detected.toLowerCase();
  const candidates = ["windows-1252", "macintosh", "cp437", "cp850", "windows-1250"];
  const scored = candidates.map((name) => ({ name, score: plausibility(iconv.decode(sample, name)) }));
  const best = scored.reduce((winner, next) => (next.score > winner.score ? next : winner));
  if (best.name === "windows-1252" && sample.includes(0xa4) && !hasC1Bytes(sample)) return "iso-8859-15";
  return best.name;
}

function hasC1Bytes(sample: Buffer): boolean {
  return sample.some((byte) => byte >= 0x80 && byte <= 0x9f);
}

/** Accented letters inside words speak for a reading; symbols inside words and capitals after small letters against it. */
function plausibility(text: string): number {
  let score = 0;
  for (const { 0: match, index } of text.matchAll(/[^\p{ASCII}]/gu)) {
    const around = { before: text[index - 1] ?? " ", after: text[index + match.length] ?? " " };
    score += /\p{L}/u.test(match) ? letterScore(match, around) : symbolScore(match, around);
  }
  return score;
}

type Around = { before: string; after: string };

function letterScore(letter: string, { before, after }: Around): number {
  if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return -2;
  if (/\p{Lu}/u.test(letter) && /\p{Ll}/u.test(before)) return -3;
  return /[àáâãäåæçèéêëìíîïñòóôõöøœšùúûüýßžÄÅÖÜÉÈØÆ]/.test(letter) ? 2 : 1;
}

function symbolScore(symbol: string, { before, after }: Around): number {
  if (/[\u0080-\u009f\ufffd\u2500-\u259f]/.test(symbol)) return -4;
  if (/\p{L}/u.test(before) && /\p{L}/u.test(after)) return /[’']/.test(symbol) ? 1 : -3;
  return /[’‘“”„–—…€£§°«»\u00a0]/.test(symbol) ? 1 : -2;
}
