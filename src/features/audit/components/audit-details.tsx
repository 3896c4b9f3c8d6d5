import { getTranslations } from "next-intl/server";
import { plainDetails } from "../plain-details";

/** What of an event a reader can use: the fields that have a word of ours. The rest is in the export. */
export async function AuditDetails({ details }: { details: Record<string, unknown> }) {
  const t = await getTranslations("audit");
  const words = plainDetails(details).flatMap(({ name, value }) => {
    const key = `fields.${name}` as Parameters<typeof t>[0];
    return t.has(key) ? [`${t(key)}: ${value}`] : [];
  });
  return words.length > 0 ? words.join(" · ") : "–";
}
