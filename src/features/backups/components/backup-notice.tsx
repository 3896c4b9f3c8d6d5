import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { system } from "../policy";
import { backupState } from "../queries";

/** Tells an administrator that there was no checked backup for three days; nothing to anybody else. */
export async function BackupNotice({ ctx, className }: { ctx: Context; className?: string }) {
  if (!can(ctx, system.read)) return null;
  const { missing, hours } = await backupState(ctx);
  if (!missing) return null;
  const t = await getTranslations("system.notice");
  const said = hours === null ? t("none") : t("old", { days: Math.floor(hours / 24) });
  return (
    <Notice className={className} end={<Link href="/settings/system">{t("look")}</Link>}>
      {said}
    </Notice>
  );
}
