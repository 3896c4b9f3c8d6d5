"use client";

import { usePathname } from "next/navigation";
import { NavLink } from "@/components/layout/nav-link";

type Group = { label: string; links: { href: string; label: string }[] };

/** Beside each page of the settings on a desktop. The list itself is the page "/settings". */
export function SettingsNav({ label, groups }: { label: string; groups: Group[] }) {
  if (usePathname() === "/settings") return null;
  return (
    <nav aria-label={label} className="hidden w-52 shrink-0 border-t-2 border-ink pt-1 lg:block print:hidden">
      {groups.map(({ label: name, links }) => (
        <section className="mb-3" key={name}>
          <h2 className="py-1 text-12 font-label text-ink-3">{name}</h2>
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <NavLink
                  className="flex min-h-9 items-center rounded-2 px-2 text-14 font-label text-ink-2 no-underline hover:bg-sunk hover:text-ink coarse:min-h-tap aria-[current=page]:bg-sunk aria-[current=page]:font-strong aria-[current=page]:text-ink"
                  href={link.href}
                >
                  {link.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
