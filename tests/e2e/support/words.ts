import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createTranslator } from "next-intl";

const folder = (locale: string) =>
  fileURLToPath(new URL(`../../../src/i18n/messages/${locale}/`, import.meta.url));

function messagesOf(locale: string): Record<string, Record<string, unknown>> {
  const files = readdirSync(folder(locale)).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(folder(locale) + file, "utf8"))]),
  );
}

export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The catalogue's words, so that one test runs in both languages and copy edits break nothing. */
export function wordsIn(locale: "en" | "id"): Words {
  const t = createTranslator({ locale, messages: messagesOf(locale), timeZone: "Asia/Jakarta" });
  return (key, values) => t(key as never, values as never);
}
