"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = { href: string; className: string; children: ReactNode };

/** Client: the address tells which item is current; styles use aria-current. */
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
