import type { Locale } from "./catalogue";

/** What a union may call by another name. */
export const terms = ["turf", "assessment", "shift", "unit"] as const;
export type Term = (typeof terms)[number];
export type OwnWords = Partial<Record<Locale, Partial<Record<Term, string>>>>;

/** As the messages say it, in small letters. `unit` is who leads a plant's own branch: PUK, PSP or PK by federation. */
export const productWords: Record<Locale, Record<Term, string>> = {
  en: { turf: "turf", assessment: "assessment", shift: "shift", unit: "delegate" },
  id: { turf: "wilayah", assessment: "penilaian", shift: "shift", unit: "pengurus unit kerja" },
};

type Messages = { [key: string]: string | Messages };

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
  const walk = (value: Messages[string]): Messages[string] =>
    typeof value === "string"
      ? said(value)
      : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
  return walk(messages as Messages) as T;
}

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
