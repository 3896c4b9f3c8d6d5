import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { exports } from "../policy";
import { countWaiting } from "../queries";

/** Tells an admin that files wait for a decision; nothing to anybody else. */
export async function ExportNotice({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, exports.decide)) return null;
  const count = await countWaiting(ctx);
  if (count === 0) return null;
  const t = await getTranslations("exports.notice");
  return (
    <Notice className={className} end={<Link href="/settings/exports">{t("look")}</Link>}>
      {t("waiting", { count })}
    </Notice>
  );
}
