import { defaultIssues } from "@/features/issues/vocabulary.schema";
import { tidy } from "@/lib/spreadsheets/cell";
import { withoutMark } from "@/lib/spreadsheets/formula-guard";
import { saysNothing } from "./blank";
import { plainWord } from "./spelling-groups";

/** As long as an issue's name may be. What is longer is a story, and no name. */
export const longestIssue = 80;
const most = { cell: 2_000, parts: 60 };

const bullet = /^\s*(?:[-–•*·]|\d{1,2}[.)])\s+/;
const none =
  /^(tidak|tdk|tak|ga|gak|nggak|belum|blm) ada (masalah|keluhan|isu)\w*$|^no (issues?|problems?|concerns?|complaints?)$|^aman$/i;

/** How names are compared: case and space say nothing. */
export const issueName = (text: string): string => tidy(text).toLowerCase();

/** The issues that a cell names. A name that has a mark in it, “Hours, shifts”, stays whole where it `isName`. */
export function issuesIn(written: string, isName: (text: string) => boolean): string[] {
  const text = withoutMark(written.slice(0, most.cell).trim(), "words");
  const found = text
    .split(/[\r\n]+/)
    .flatMap((line) => namesOf(line, isName))
    .filter((each) => !saysNothing(each) && !none.test(each));
  return [...new Map(found.map((each) => [issueName(each), each])).values()];
}

/** What stands between the marks of a line; of what belongs together by a name, the longest. */
function namesOf(line: string, isName: (text: string) => boolean): string[] {
  if (isName(tidy(line))) return [tidy(line)];
  const text = line.replace(bullet, "");
  const spans = spansOf(text);
  const found: string[] = [];
  for (let at = 0; at < spans.length; ) {
    const from = spans[at]?.[0] ?? 0;
    const last = spans.findLastIndex(
      ([, to], end) => end > at && to - from <= 2 * longestIssue && isName(tidy(text.slice(from, to))),
    );
    const end = Math.max(at, last);
    found.push(tidy(text.slice(from, spans[end]?.[1])));
    at = end + 1;
  }
  return found;
}

type Span = [from: number, to: number];

function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(/[;|,/]+/g)) {
    if (spans.length >= most.parts) break;
    spans.push([from, found.index]);
    from = found.index + found[0].length;
  }
  return [...spans, [from, text.length]];
}

/** Other words for the issues that a union starts with, in their order. */
const synonyms: readonly (readonly string[])[] = [
  ["gaji", "upah pokok", "upah minimum", "umk", "ump", "umr", "wage", "pay", "salary", "low pay"],
  ["lembur", "uang lembur", "overtime", "ot"],
  ["target", "targets", "target kerja", "production target"],
  ["kontrak", "pkwt", "kontrak kerja", "status kerja", "contract", "contracts"],
  ["k3", "keselamatan", "keselamatan dan kesehatan kerja", "safety", "ohs", "health safety"],
  ["jam kerja", "sif", "shift", "hours", "working hours", "shifts"],
  ["cuti tahunan", "annual leave"],
  ["cuti haid", "cuti melahirkan", "maternity leave", "menstrual leave"],
  ["toilet", "ke toilet", "toilet access"],
  ["bpjs", "jaminan sosial"],
  ["thr", "bonus", "holiday pay", "tunjangan hari raya"],
  ["pelecehan", "perlakuan atasan", "harassment", "bullying"],
  ["makan", "angkutan", "transport", "transportasi", "katering", "meals", "canteen"],
  ["phk", "pemecatan", "dismissal", "dismissals", "layoffs", "lay offs"],
];

const joined = (text: string) => plainWord(text).replace(/ /g, "");
const concepts = new Map(
  synonyms.flatMap((words, at) =>
    [...words, defaultIssues("id")[at] ?? "", defaultIssues("en")[at] ?? ""].map((word): [string, string] => [
      joined(word),
      `#${at}`,
    ]),
  ),
);

/** The same for every word of an issue that unions everywhere have. */
export const issueMeaning = (name: string): string => concepts.get(joined(name)) ?? joined(name);
