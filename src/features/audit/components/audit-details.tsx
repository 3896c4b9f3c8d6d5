import { getTranslations } from "next-intl/server";
import { plainDetails } from "../plain-details";

/** Field names, counts and choices of an event; ids say nothing to a reader and are left out. */
export async function AuditDetails({ details }: { details: Record<string, unknown> }) {
  const t = await getTranslations("audit");
  const words = plainDetails(details).map(({ name, value }) => {
    const key = `fields.${name}` as Parameters<typeof t>[0];
    return `${t.has(key) ? t(key) : name}: ${value}`;
  });
  return words.length > 0 ? words.join(" · ") : "–";
}
