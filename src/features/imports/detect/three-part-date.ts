import { tidy } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { datedFields } from "../columns/fields";
import type { DatePart } from "../parse/date-parts";
import type { AnalysedColumn } from "./analysed-column";
import { matchParts } from "./bilingual-heading";
import { plainHeading } from "./dictionary/match-heading";
import type { Header } from "./header";

const roles: readonly [DatePart, RegExp, RegExp][] = [
  ["day", /^(tgl|tanggal|tg|hari|day|dd?)$/, /^(0?[1-9]|[12]\d|3[01])$/],
  ["month", /^(bln|bulan|bl|month|mm?)$/, /^(0?[1-9]|1[0-2]|\p{L}{3,10}\.?)$/u],
  ["year", /^(thn|tahun|th|year|yyyy|yy?)$/, /^(['’]?\d{2}|(19|20)\d{2})$/],
];

/** Day, month and year of one date in three columns, in any order, become the date of the first of them. */
export function joinDates(columns: readonly AnalysedColumn[], header: Header | null): AnalysedColumn[] {
  const joined = [...columns];
  for (let at = 0; header && at + 3 <= joined.length; at += 1) {
    const three = joined.slice(at, at + 3);
    const dateParts = three.map((column) => partOf(column, header));
    const [part] = dateParts;
    if (!part || new Set(dateParts.map((each) => each?.part)).size < 3) continue;
    if (dateParts.some((each) => each?.topic !== part.topic)) continue;
    const field = fieldOf(part.topic);
    if (!field) continue;
    const parts = dateParts.flatMap((each) => each?.part ?? []);
    joined.splice(at, 3, ...three.map((column, place) => asPart(column, { place, parts, field, three })));
  }
  return joined;
}

type Joined = { place: number; parts: DatePart[]; field: FieldKey; three: readonly AnalysedColumn[] };

function asPart(column: AnalysedColumn, { place, parts, field, three }: Joined): AnalysedColumn {
  const { dateSamples: _, ...plain } = column;
  const base = { ...plain, alternatives: [], confidence: 0.9 };
  const params = { heading: column.heading, first: three[0]?.letter ?? "" };
  if (place > 0) return { ...base, field: "ignore", why: { code: "date_part", params } };
  return { ...base, field, facts: { dateParts: parts }, why: { code: "date_parts", params } };
}

type Part = { part: DatePart; topic: string };

/** Which part of a date a column holds, by the words of its heading and its values; and of which date. */
function partOf({ index, hidden, samples }: AnalysedColumn, { headings }: Header): Part | null {
  const parts = headings[index]?.parts ?? [];
  const upper = plainHeading(parts.slice(0, -1).join(" "));
  const words = plainHeading(parts.at(-1) ?? "").split(" ");
  const [word, topic] = upper === "" ? wordAndTopic(words) : [words.join(" "), upper];
  const role = roles.find(([, name]) => name.test(word));
  if (!role || topic === "" || hidden || samples.length === 0) return null;
  const [part, , values] = role;
  return samples.every((sample) => values.test(tidy(sample))) ? { part, topic } : null;
}

/** "Tgl Lahir" and "Birth day" alike. */
function wordAndTopic(words: readonly string[]): [string, string] {
  const isRole = (word: string | undefined) => roles.some(([, name]) => name.test(word ?? ""));
  if (isRole(words[0])) return [words[0] ?? "", words.slice(1).join(" ").replace(/^of /, "")];
  return [words.at(-1) ?? "", words.slice(0, -1).join(" ")];
}

function fieldOf(topic: string): FieldKey | null {
  const matches = [matchParts([topic]), matchParts([topic, "tanggal"]), matchParts([topic, "date"])].flat();
  const isDay = (field: FieldKey) => datedFields.has(field) && field !== "contact.birthPlaceDate";
  return matches.find(({ field, confidence }) => confidence >= 0.6 && isDay(field))?.field ?? null;
}
