import { expect, it } from "vitest";
import { argumentsOf, messages } from "../support/messages";
import { filesBelow, isTest, source } from "../support/source-files";

const english = messages("en");
const indonesian = messages("id");
const code = filesBelow("src")
  .filter((path) => /\.(ts|tsx)$/.test(path) && !isTest(path) && !path.startsWith("src/i18n/messages"))
  .map(source)
  .join("\n");

// Keys that are put together at run time, refusal codes, field problems of schemas, and those of the service worker and of
// scripts/lib/lan, which read the file themselves.
const dynamic = ["errors.", "app.slow.", "app.trust."];

it("knows every message in both languages", () => {
  expect([...indonesian.keys()].sort()).toEqual([...english.keys()].sort());
});

it("takes the same arguments in both languages", () => {
  const different = [...english].flatMap(([key, text]) => {
    const [ours, theirs] = [argumentsOf(text), argumentsOf(indonesian.get(key) ?? "")].map(String);
    return ours === theirs ? [] : [`${key}: en ${ours} / id ${theirs}`];
  });
  expect(different).toEqual([]);
});

const glossary: { en: string; id: string; not: { en: string[]; id: string[] } }[] = JSON.parse(
  source("src/i18n/glossary.json"),
);

it.each([
  ["en", english],
  ["id", indonesian],
] as const)("has one word for one thing (%s): src/i18n/glossary.json says which", (locale, all) => {
  const banned = glossary.flatMap(({ [locale]: word, not }) => not[locale].map((other) => [other, word]));
  const found = [...all].flatMap(([key, text]) =>
    banned
      .filter(([other]) => new RegExp(`(?<![\\w-])${other}(?![\\w-])`, "i").test(spoken(text)))
      .map(([other, word]) => `${key}: “${other}” is “${word}”`),
  );
  expect(found).toEqual([]);
});

// What is keyed in from paper is read by its first letter that fits.
it.each(["letters", "proofLetters"])("has each of the %s of a paper list once", (set) => {
  const twice = [english, indonesian].flatMap((texts) => {
    const marks = [...texts].flatMap(([key, mark]) => (key.startsWith(`paper.${set}.`) ? [mark] : []));
    expect(marks).not.toEqual([]);
    return marks.filter((mark, at) => marks.indexOf(mark) !== at);
  });
  expect(twice).toEqual([]);
});

it.each([
  ["en", english],
  ["id", indonesian],
] as const)("has short sentences (%s)", (_, all) => {
  // Sentences that are put together of many parts, and the list of characters.
  const long = /sentence|collision|keysFull|code_letters/;
  const tooLong = [...all]
    .filter(([key, text]) => !long.test(key) && sentences(text).some((each) => each.length > 16))
    .map(([key]) => key);
  expect(tooLong).toEqual([]);
});

/** Without the names of arguments, branches and tags. */
const spoken = (message: string) =>
  message
    .replace(/\{\s*\w+\s*(,\s*\w+\s*,?)?/g, "{")
    .replace(/(?<=[{}]\s*)=?\w+\s*\{/g, "{")
    .replace(/<\/?\w+>/g, "");

/** The words of each sentence; of a plural the last branch. */
const sentences = (message: string) =>
  spoken(message.replace(/(=\d+|one) \{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, ""))
    .split(/[.:;?!](?:\s|$)/)
    .map((each) => each.split(/[\s,]+/).filter((word) => /\w/.test(word)));

it("has no message that nobody shows", () => {
  const literals = new Set([...code.matchAll(/["'`]([\w.-]+)["'`]/g)].map(([, text = ""]) => text));
  const templates = [...code.matchAll(/`((?:[\w.-]|\$\{[^}`]*\})+)`/g)]
    .map(([, text = ""]) => text)
    .filter((text) => text.includes("${") && text.replace(/\$\{[^}]*\}/g, "").includes("."))
    .map((text) => new RegExp(`^${text.replaceAll(".", "\\.").replace(/\$\{[^}]*\}/g, "[\\w.-]+")}$`));
  const scopes = new Set(
    [...code.matchAll(/Translations(?:<[^>]*>)?\(\s*["'`]([\w.-]+)["'`]/g)].map(([, text = ""]) => text),
  );
  const asked = (rest: string) => literals.has(rest) || templates.some((template) => template.test(rest));
  const shown = (key: string) => splits(key).some(([scope, rest]) => scopes.has(scope) && asked(rest));
  const forgotten = [...english.keys()].filter(
    (key) => !dynamic.some((prefix) => key.startsWith(prefix)) && !shown(key),
  );
  expect(forgotten).toEqual([]);
});

/** Every split of `a.b.c` into namespace and key. */
function splits(key: string): [string, string][] {
  const parts = key.split(".");
  return parts
    .slice(1)
    .map((_, index) => [parts.slice(0, index + 1).join("."), parts.slice(index + 1).join(".")]);
}
