import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { ownWords } from "@/features/unions/own-words.queries";
import { currentSession } from "@/lib/session";
import { isLocale, type Locale, localeCookie, localeOfBrowser, messagesOf } from "./catalogue";
import { inOwnWords } from "./own-words";

export default getRequestConfig(async ({ locale: asked }) => {
  const session = await currentSession().catch(() => null);
  const locale = isLocale(asked) ? asked : await localeOf(session?.user.locale);
  const own = session ? await ownWords(session.ctx).catch(() => ({})) : {};
  const messages = inOwnWords(await messagesOf(locale), locale, own);
  return { locale, messages, timeZone: session?.ctx.timeZone ?? "Asia/Jakarta" };
});

async function localeOf(chosen: string | null | undefined): Promise<Locale> {
  if (isLocale(chosen)) return chosen;
  const cookie = (await cookies()).get(localeCookie)?.value;
  return isLocale(cookie) ? cookie : localeOfBrowser((await headers()).get("accept-language"));
}
