import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { filesBelow, source } from "./source-files";

const folder = (locale: string) => `src/i18n/messages/${locale}`;

function allMessages(locale: string): Record<string, Record<string, unknown>> {
  const files = filesBelow(folder(locale));
  return Object.fromEntries(
    files.map((path) => [path.slice(folder(locale).length + 1, -".json".length), JSON.parse(source(path))]),
  );
}

/** A part of the interface as the server first sends it, with all the words of a language. */
export const markupOf = (part: ReactNode, locale: "en" | "id" = "en"): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={allMessages(locale)} timeZone="Asia/Jakarta">
      {part}
    </NextIntlClientProvider>,
  );

/** The words of it alone, as they are read. */
export const wordsOf = (part: ReactNode, locale: "en" | "id" = "en"): string =>
  markupOf(part, locale)
    .replace(/<[^>]*>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
