import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Notice } from "@/components/ui/states";
import { unions } from "@/features/unions/policy";
import { MessagesFor } from "@/i18n/messages-for";
import { can } from "@/lib/policy";
import { requireContext } from "@/lib/session";
import { SettingsHead } from "./settings-head";
import { SettingsNav } from "./settings-nav";
import { settingsGroups } from "./settings-pages";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const [ctx, t] = await Promise.all([requireContext(), getTranslations("settings")]);
  const proxy = can(ctx, unions.change) ? (await headers()).get("x-serikat-proxy") : null;
  const groups = settingsGroups(ctx).map(({ key, pages }) => ({
    label: t(`groups.${key}`),
    links: pages.map((page) => ({ href: page.href, label: t(`pages.${page.key}`) })),
  }));
  return (
    <>
      <SettingsHead links={groups.flatMap(({ links }) => links)} title={t("title")} />
      <div className="gap-8 lg:flex">
        <SettingsNav groups={groups} label={t("title")} />
        <div className="min-w-0 max-w-240 grow">
          {proxy === "silent" || proxy === "untrusted" ? (
            <Notice className="mb-6">{t(`proxy.${proxy}`)}</Notice>
          ) : null}
          <MessagesFor namespaces={["settings", "users", "errors", "ui"]}>{children}</MessagesFor>
        </div>
      </div>
    </>
  );
}
