export type DateOrder = "day_first" | "month_first" | "year_first";

export interface DateParts {
  year: string;
  month: number;
  day: number;
}

const months: [RegExp, number][] = [
  [/^(jan|januar)/, 1],
  [/^(feb|peb|fev|fév)/, 2],
  [/^(mar|mär|mrt)/, 3],
  [/^(apr|avr)/, 4],
  [/^(mei|may|mai|maj)/, 5],
  [/^(jun|juin)/, 6],
  [/^(jul|juil)/, 7],
  [/^(ag$|agu|agt|ags|aug|aoû)/, 8],
  [/^sep/, 9],
  [/^(okt|oct)/, 10],
  [/^(nov|nop)/, 11],
  [/^(des|dec|dez|dés|déc)/, 12],
];
const numerals = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

/** No way to write a day is longer. */
const longest = 100;
const weekday =
  /^(senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min|(mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?)\.?(\s*[,/]\s*|\s+)/i;
/** A day of the week that was left over behind a place. */
export const weekdayBehind =
  /(^|[\s,]+)(senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|\p{L}+day)\.?$/iu;
const label = /^(tgl|tanggal|per|mulai|sejak|since|from|on)\b[\s.:]*/i;
const time =
  /(\s+|T)\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?(\s*[ap]\.?m\.?)?\s*(wi[bt]a?|z|(utc|gmt)?([+-]\d{1,2}(:?\d{2})?)?)$/i;

/** Without weekday, label, time of day and doubled or stray marks. */
function plainDate(text: string): string {
  return text
    .slice(0, longest)
    .trim()
    .replace(label, "")
    .replace(weekday, "")
    .replace(time, "")
    .replace(/\s*[\\/]+\s*/g, "/")
    .replace(/[-–—]+/g, "-")
    .replace(/[\s,;.]+$/, "")
    .trim();
}

const numeric = /^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*['’]?(\d{4}|\d{2})$/;

/** The two numbers of a day whose order a reader must know, wherever a place stands before them; null for every other text. */
export function numericPair(text: string): { first: number; second: number } | null {
  const bare = plainDate(text).replace(/^[^\d]*?[\s,/]*(?=\d)/, "");
  const found = numeric.exec(plainDate(bare));
  return found ? { first: Number(found[1]), second: Number(found[2]) } : null;
}

export function datePartsOf(text: string, order: DateOrder): DateParts | "month_only" | null {
  if (text.length > longest) return null;
  const plain = plainDate(text);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(plain);
  if (iso) return { year: iso[1] ?? "", month: Number(iso[2]), day: Number(iso[3]) };
  const found = numeric.exec(plain);
  if (found) return inOrder(Number(found[1]), Number(found[2]), { year: found[3] ?? "", order });
  return /^\d+$/.test(plain) ? compactParts(plain, order) : namedParts(plain);
}

/** Eight digits in a row: the year stands where it can be one. A number has lost the zero of its first day or month. */
function compactParts(digits: string, order: DateOrder): DateParts | "month_only" | null {
  if (/^(19|20)\d{2}$/.test(digits)) return "month_only";
  const whole = digits.length === 7 ? `0${digits}` : digits;
  const yearFirst = /^(19\d{2}|20\d{2}|2100)(0[1-9]|1[0-2])([0-2]\d|3[01])$/.exec(whole);
  if (yearFirst) return { year: yearFirst[1] ?? "", month: Number(yearFirst[2]), day: Number(yearFirst[3]) };
  const yearLast = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(whole);
  return yearLast
    ? inOrder(Number(yearLast[1]), Number(yearLast[2]), { year: yearLast[3] ?? "", order })
    : null;
}

function inOrder(
  first: number,
  second: number,
  { year, order }: { year: string; order: DateOrder },
): DateParts {
  return order === "month_first" ? { year, month: first, day: second } : { year, month: second, day: first };
}

const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-./]*(?:of\s+)?(\p{L}+)\.?[\s\-./,'’]*(\d{4}|\d{2})$/u;
const monthFirst = /^(\p{L}+)\.?[\s\-./]*(\d{1,2})(?:st|nd|rd|th)?[\s\-./,]+(\d{4})$/u;
const yearFirst = /^(\d{4})[\s\-./,]+(\p{L}+)\.?[\s\-./,]*(\d{1,2})$/u;

function namedParts(text: string): DateParts | "month_only" | null {
  const [day, name, year] =
    dayFirst.exec(text)?.slice(1) ??
    picked(monthFirst.exec(text), [2, 1, 3]) ??
    picked(yearFirst.exec(text), [3, 2, 1]) ??
    [];
  if (name && day && year) {
    const month = monthNumber(name);
    return month ? { year, month, day: Number(day) } : null;
  }
  const monthOnly = /^(\p{L}+)\.?[\s\-/,'’]*(\d{4}|\d{2})$/u.exec(text);
  if (monthOnly?.[1] && monthNumber(monthOnly[1])) return "month_only";
  return /^((0?[1-9]|1[0-2])[-/.]\d{4}|(19|20)\d{2}[-/.](0?[1-9]|1[0-2]))$/.test(text) ? "month_only" : null;
}

function picked(found: RegExpExecArray | null, order: readonly number[]): (string | undefined)[] | null {
  return found && order.map((at) => found[at]);
}

function monthNumber(name: string): number | null {
  const lower = name.toLowerCase();
  const numeral = numerals.indexOf(lower);
  return numeral >= 0 ? numeral + 1 : (months.find(([pattern]) => pattern.test(lower))?.[1] ?? null);
}
