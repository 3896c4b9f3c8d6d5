import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { audits } from "../policy";
import { unusualReaders } from "../readers.queries";

/** Tells an admin who opened unusually many people's data today or yesterday; nothing to anybody else. */
export async function ReadsNotice({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, audits.read)) return null;
  const [most] = await unusualReaders(ctx);
  if (!most) return null;
  const t = await getTranslations("audit.notice");
  const { name, people, userId, day } = most;
  return (
    <Notice
      className={className}
      end={<Link href={`/settings/audit?user=${userId}&from=${day}`}>{t("look")}</Link>}
    >
      {t("many", { name, people })}
    </Notice>
  );
}
