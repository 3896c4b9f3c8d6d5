import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/states";
import type { Context } from "@/lib/context";
import { can } from "@/lib/policy";
import { diskSpace, isReadOnly } from "@/lib/read-only";
import { system } from "../policy";

/** Tells everybody while nothing can be saved, and an administrator before the disk is full. */
export async function SpaceNotice({ ctx }: { ctx: Context }) {
  const mayLook = can(ctx, system.read);
  const readOnly = isReadOnly();
  if (!readOnly && !(mayLook && diskSpace() === "low")) return null;
  const t = await getTranslations("system.space");
  const look = mayLook ? <Link href="/settings/system">{t("look")}</Link> : undefined;
  return (
    <Notice className="mb-3" end={look}>
      {t(readOnly ? "readOnly" : "low")}
    </Notice>
  );
}
