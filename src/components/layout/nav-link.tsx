"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = { href: string; className: string; children: ReactNode };

/** Knows by the address whether it is the current place; styles hang on aria-current. */
export function NavLink({ href, className, children }: NavLinkProps) {
  const here = usePathname();
  const path = href.split("?", 1)[0] ?? href;
  const current = here === path || (path !== "/" && here?.startsWith(`${path}/`));
  return (
    <Link aria-current={current ? "page" : undefined} className={className} href={href}>
      {children}
    </Link>
  );
}
