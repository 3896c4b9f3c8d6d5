import { getRequestConfig } from "next-intl/server";
import { ownWords } from "@/features/unions/own-words.queries";
import { isLocale, localeOf } from "@/lib/locale";
import { currentSession } from "@/lib/session";
import { messagesOf } from "./catalogue";
import { inOwnWords } from "./own-words";

export default getRequestConfig(async ({ locale: asked }) => {
  const session = await currentSession().catch(() => null);
  const locale = isLocale(asked) ? asked : await localeOf(session?.user.locale);
  const own = session ? await ownWords(session.ctx).catch(() => ({})) : {};
  const messages = inOwnWords(await messagesOf(locale), locale, own);
  return { locale, messages, timeZone: session?.ctx.timeZone ?? "Asia/Jakarta" };
});
