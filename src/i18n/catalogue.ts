import "server-only";
import type { Locale } from "@/lib/locale";

const namespaces = [
  "ui",
  "app",
  "activities",
  "errors",
  "consents",
  "contacts",
  "conversations",
  "follow-ups",
  "home",
  "workplaces",
  "employers",
  "conditions",
  "density",
  "memberships",
  "campaigns",
  "duplicates",
  "leaders",
  "imports",
  "import-steps",
  "paper",
  "import-decisions",
  "phone",
  "tasks",
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

/** By namespace. */
export async function messagesOf(locale: Locale): Promise<Record<string, Record<string, unknown>>> {
  const parts = await Promise.all(
    namespaces.map(
      async (name) => [name, (await import(`./messages/${locale}/${name}.json`)).default] as const,
    ),
  );
  return Object.fromEntries(parts);
}
