import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { requireContext } from "@/lib/session";
import { settingsGroups } from "./settings-pages";

export const generateMetadata = async () => ({ title: (await getTranslations("settings"))("title") });

/** All pages of the settings, each with what it is for. */
export default async function SettingsPage() {
  const [ctx, t] = await Promise.all([requireContext(), getTranslations("settings")]);
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      {settingsGroups(ctx).map(({ key, pages }) => (
        <Section key={key} title={t(`groups.${key}`)}>
          <ul>
            {pages.map((page) => (
              <li className="border-b border-rule last:border-0" key={page.key}>
                <Link
                  className="flex min-h-thumb items-center gap-3 py-1.5 no-underline hover:bg-sunk"
                  href={page.href}
                >
                  <span className="min-w-0 grow">
                    <span className="block font-label">{t(`pages.${page.key}`)}</span>
                    <span className="block text-13 text-ink-2">{t(`about.${page.key}`)}</span>
                  </span>
                  <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-3 rtl:rotate-180" />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </div>
  );
}
