import type { Locale } from "@/lib/locale";

/** What a union may call by another name. */
export const terms = ["turf", "assessment", "shift", "unit"] as const;
export type Term = (typeof terms)[number];
export type OwnWords = Partial<Record<Locale, Partial<Record<Term, string>>>>;

/** As the messages say it, in small letters. `unit` is who leads a plant's own branch: PUK, PSP or PK by federation. */
export const productWords: Record<Locale, Record<Term, string>> = {
  en: { turf: "turf", assessment: "assessment", shift: "shift", unit: "delegate" },
  id: { turf: "wilayah", assessment: "penilaian", shift: "shift", unit: "pengurus unit kerja" },
};

/** The messages with the union's own words. Names of arguments and of branches stay. */
export function inOwnWords<T extends object>(messages: T, locale: Locale, own: OwnWords): T {
  const renamed = terms.flatMap((term) => {
    const word = own[locale]?.[term]?.trim();
    return word ? [[patternOf(productWords[locale][term]), word] as const] : [];
  });
  if (renamed.length === 0) return messages;
  const said = (text: string) =>
    renamed.reduce(
      (now, [pattern, word]) =>
        now.replace(pattern, (whole: string, article = "", found = "", plural = "", at: number) =>
          isName(now, at, whole) ? whole : inTheirWord({ article, found, plural }, word),
        ),
      text,
    );
  return walk(messages, said) as T;
}

type Said = (text: string) => string;

/**
 * Texts, in the build parsed already (icu-minify): a list of texts and arguments. An argument begins with its name, which stays;
 * the branches of select (1), plural (2) and ordinal (3) are such lists again, and so is what stands within a tag.
 */
function walk(value: unknown, said: Said): unknown {
  if (typeof value === "string") return said(value);
  if (Array.isArray(value)) return value.map((part) => partOf(part, said));
  return isRecord(value) ? inEach(value, said) : value;
}

function partOf(part: unknown, said: Said): unknown {
  if (typeof part === "string") return said(part);
  if (!Array.isArray(part)) return part;
  const [name, type, ...rest] = part;
  if (type === undefined) return part;
  const isTyped = typeof type === "number" && type > 0;
  if (isTyped) return type <= 3 ? [name, type, walk(rest[0], said)] : part;
  return [name, ...[type, ...rest].map((inner) => partOf(inner, said))];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

const inEach = (record: Record<string, unknown>, said: Said) =>
  Object.fromEntries(Object.entries(record).map(([key, inner]) => [key, walk(inner, said)]));

// Before a brace it is the name of a branch.
const patternOf = (word: string) => new RegExp(`(?<![\\w-])(an? )?(${word})(s?)(?![\\w-])(?!\\s*\\{)`, "gi");

/** {shift} and {shift, select, …} are names of arguments; {Shifts} is what a branch says. */
function isName(text: string, at: number, found: string): boolean {
  return text[at - 1] === "{" && found === found.toLowerCase() && /^[},]/.test(text.slice(at + found.length));
}

type Found = { article: string; found: string; plural: string };

function inTheirWord({ article, found, plural }: Found, word: string): string {
  const capital = found.slice(0, 1) !== found.slice(0, 1).toLowerCase();
  const shown = capital ? word.slice(0, 1).toUpperCase() + word.slice(1) : word;
  const before = article && `${article.startsWith("A") ? "A" : "a"}${/^[aeiou]/i.test(word) ? "n" : ""} `;
  return `${before}${plural ? inPlural(shown) : shown}`;
}

function inPlural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
