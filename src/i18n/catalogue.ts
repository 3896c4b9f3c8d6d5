import "server-only";

const locales = ["id", "en"] as const;
export type Locale = (typeof locales)[number];
export const localeCookie = "locale";

const namespaces = [
  "ui",
  "app",
  "errors",
  "consents",
  "contacts",
  "conversations",
  "follow-ups",
  "home",
  "workplaces",
  "density",
  "campaigns",
  "duplicates",
  "imports",
  "import-steps",
  "paper",
  "import-decisions",
  "phone",
  "privacy",
  "proof",
  "users",
  "week",
  "settings",
  "audit",
  "exports",
  "system",
] as const;
export type Namespace = (typeof namespaces)[number];

export const isLocale = (value: unknown): value is Locale => locales.some((locale) => locale === value);

/** By namespace. */
export async function messagesOf(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const parts = await Promise.all(
    namespaces.map(
      async (name) => [name, (await import(`./messages/${locale}/${name}.json`)).default] as const,
    ),
  );
  return Object.fromEntries(parts);
}

/** English where none of the browser's languages is known. */
export function localeOfBrowser(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.map((tag) => (tag === "ms" ? "id" : tag)).find(isLocale) ?? "en";
}
