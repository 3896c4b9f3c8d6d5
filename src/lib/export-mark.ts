import { getFormatter, getTranslations } from "next-intl/server";
import type { Context } from "./context";
import { today } from "./dates";

/** Who took a file out, when, and its number: in the file's name and in its first line, so that a copy says whose it was. */
export async function exportMark(
  ctx: Context,
  { number, name }: { number: number; name: string },
): Promise<{ fileName: string; firstLine: string[] }> {
  const [t, format] = await Promise.all([getTranslations("exports.mark"), getFormatter()]);
  const by = ctx.actor.name;
  const at = format.dateTime(new Date(), { dateStyle: "medium", timeStyle: "short", timeZone: ctx.timeZone });
  return {
    fileName: [name, today(ctx), t("number", { number }), by].join("-").replace(/\s+/g, "-"),
    firstLine: [t("line", { number, by, at })],
  };
}
