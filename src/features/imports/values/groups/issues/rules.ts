import { withoutMark } from "@/features/contacts/exports/cells/rules";
import { defaultIssues } from "@/features/issues/rules";
import { tidy } from "../../../files/cells/rules";
import { saysNothing } from "../../blanks/rules";
import { plainWord } from "../rules";

/** As long as an issue's name may be. What is longer is a story, and no name. */
export const longestIssue = 80;
const most = { cell: 2_000, parts: 60 };

/** What parts the issues of a cell, the strongest first. */
const marks = [/[\r\n]+/g, /[;|]+/g, /,+/g, /\/+/g];
const bullet = /^\s*(?:[-–•*·]|\d{1,2}[.)])\s+/;
const none =
  /^(tidak|tdk|tak|ga|gak|nggak|belum|blm) ada (masalah|keluhan|isu)\w*$|^no (issues?|problems?|concerns?|complaints?)$|^aman$/i;

/** How names are compared: case and space say nothing. */
export const issueName = (text: string): string => tidy(text).toLowerCase();

/** The issues that a cell names. A name that has a mark in it, “Hours, shifts”, stays whole where it `isName`. */
export function issuesIn(written: string, isName: (text: string) => boolean): string[] {
  const text = withoutMark(written.slice(0, most.cell).trim(), "words");
  const found = parted(text, isName, 0).filter((each) => !saysNothing(each) && !none.test(each));
  return [...new Map(found.map((each) => [issueName(each), each])).values()];
}

function parted(text: string, isName: (text: string) => boolean, level: number): string[] {
  const whole = tidy(text.replace(bullet, ""));
  const mark = marks[level];
  if (whole === "") return [];
  if (isName(tidy(text))) return [tidy(text)];
  if (!mark) return [whole];
  const spans = spansOf(text, mark);
  const found: string[] = [];
  for (let at = 0; at < spans.length; ) {
    const last = longestName(text, spans.slice(at), isName);
    const [from, to] = [spans[at]?.[0] ?? 0, spans[at + last]?.[1] ?? 0];
    const piece = text.slice(from, to);
    found.push(...(last > 0 ? [tidy(piece)] : parted(piece, isName, level + 1)));
    at += last + 1;
  }
  return found;
}

type Span = [from: number, to: number];

function spansOf(text: string, mark: RegExp): Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(mark)) {
    if (spans.length >= most.parts) break;
    spans.push([from, found.index]);
    from = found.index + found[0].length;
  }
  return [...spans, [from, text.length]];
}

/** How many of the spans after the first belong to one name with it. */
function longestName(text: string, spans: readonly Span[], isName: (text: string) => boolean): number {
  const from = spans[0]?.[0] ?? 0;
  const last = spans.findLastIndex(
    ([, to], at) => at > 0 && to - from <= 2 * longestIssue && isName(tidy(text.slice(from, to))),
  );
  return Math.max(last, 0);
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
