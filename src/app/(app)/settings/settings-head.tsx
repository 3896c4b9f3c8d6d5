"use client";

import { usePathname } from "next/navigation";
import { BackLink } from "@/components/ui/back-link";
import { PageHeader } from "@/components/ui/page-header";

type SettingsHeadProps = { title: string; links: readonly { href: string; label: string }[] };

/** The page's own name; on a phone with the way back to the list of pages, which a desktop has beside it. */
export function SettingsHead({ title, links }: SettingsHeadProps) {
  const path = usePathname();
  const page = links.find(({ href }) => href === path);
  const back = (
    <span className="lg:hidden">
      <BackLink href="/settings">{title}</BackLink>
    </span>
  );
  return <PageHeader before={page ? back : undefined} title={page?.label ?? title} />;
}
