import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";

const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];
export const localeCookie = "locale";

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** What the user chose, else what this browser chose or asks for. */
export const localeOf = cache(async (chosen: string | null | undefined): Promise<Locale> => {
  if (isLocale(chosen)) return chosen;
  const cookie = (await cookies()).get(localeCookie)?.value;
  return isLocale(cookie) ? cookie : localeOfBrowser((await headers()).get("accept-language"));
});

/** English where none of the browser's languages is known. */
function localeOfBrowser(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.map((tag) => (tag === "ms" ? "id" : tag)).find(isLocale) ?? "en";
}
