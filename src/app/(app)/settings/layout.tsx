import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import { audits } from "@/features/audit/policy";
import { system } from "@/features/backups/policy";
import { devices } from "@/features/devices/policy";
import { exports } from "@/features/exports/policy";
import { issues } from "@/features/issues/policy";
import { privacy } from "@/features/privacy/policy";
import { templates } from "@/features/templates/policy";
import { thresholds } from "@/features/thresholds/policy";
import { unions } from "@/features/unions/policy";
import { users } from "@/features/users/policy";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { SettingsNav } from "./settings-nav";

const pages = [
  { key: "mine", href: "/settings", needs: users.self },
  { key: "phone", href: "/settings/phone", needs: devices.keep },
  { key: "union", href: "/settings/union", needs: unions.change },
  { key: "issues", href: "/settings/issues", needs: issues.edit },
  { key: "words", href: "/settings/words", needs: templates.edit },
  { key: "thresholds", href: "/settings/thresholds", needs: thresholds.edit },
  { key: "users", href: "/settings/users", needs: users.read },
  { key: "exports", href: "/settings/exports", needs: exports.ask },
  { key: "audit", href: "/settings/audit", needs: audits.read },
  { key: "retention", href: "/settings/retention", needs: privacy.retain },
  { key: "system", href: "/settings/system", needs: system.read },
] as const;

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [ctx, t] = await Promise.all([requireContext(), getTranslations("settings")]);
  const proxy = can(ctx, unions.change) ? (await headers()).get("x-serikat-proxy") : null;
  const links = pages
    .filter(({ needs }) => can(ctx, needs))
    .map(({ key, href }) => ({ href, label: t(`pages.${key}`) }));
  return (
    <div className="max-w-240">
      <PageHeader title={t("title")} />
      {proxy === "silent" || proxy === "untrusted" ? (
        <Notice className="mb-6">{t(`proxy.${proxy}`)}</Notice>
      ) : null}
      {links.length > 1 ? <SettingsNav label={t("title")} links={links} /> : null}
      <MessagesFor namespaces={["settings", "users", "errors", "ui"]}>{children}</MessagesFor>
    </div>
  );
}
