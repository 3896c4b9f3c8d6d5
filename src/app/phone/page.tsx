import { getLocale, getTranslations } from "next-intl/server";
import { PhoneApp } from "@/features/devices/components/phone-app";
import { messagesOf } from "@/i18n/catalogue";
import type { Locale } from "@/lib/locale";

export const generateMetadata = async () => ({ title: (await getTranslations("phone"))("title") });

/**
 * The page that the service worker caches: no session, no personal data, both languages. The list comes out of the phone's
 * encrypted store.
 */
export default async function PhonePage() {
  const [first, id, en] = await Promise.all([getLocale(), wordsOf("id"), wordsOf("en")]);
  return <PhoneApp first={first} words={{ id, en }} />;
}

async function wordsOf(locale: Locale) {
  const { ui, errors, conversations, phone } = await messagesOf(locale);
  return { ui, errors, conversations, phone };
}
