import { getTranslations } from "next-intl/server";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { density } from "../policy";

/** For roles that are told figures in tens. */
export async function CoarseNote({ ctx }: { ctx: Context }) {
  if (can(ctx, density.people)) return null;
  return <p className="text-13 text-ink-2">{(await getTranslations("density"))("count.note")}</p>;
}
