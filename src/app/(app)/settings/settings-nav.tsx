"use client";

import { usePathname } from "next/navigation";
import { ChipLink } from "@/components/ui/chip";

export function SettingsNav({ label, links }: { label: string; links: { href: string; label: string }[] }) {
  const path = usePathname();
  return (
    <nav aria-label={label} className="mb-6 flex flex-wrap gap-2">
      {links.map(({ href, label: words }) => (
        <ChipLink href={href} key={href} on={path === href}>
          {words}
        </ChipLink>
      ))}
    </nav>
  );
}
