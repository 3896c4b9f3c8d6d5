"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

type NavLinkProps = { href: string; className: string; children: ReactNode };

/** Client: the address tells which item is current; styles use aria-current. */
export function NavLink({ href, className, children }: NavLinkProps) {
  const here = usePathname();
  const path = href.split("?", 1)[0] ?? href;
  const current = here === path || (path !== "/" && here?.startsWith(`${path}/`));
  return (
    <Link aria-current={current ? "page" : undefined} className={cn("relative", className)} href={href}>
      {children}
      <OnItsWay />
    </Link>
  );
}

/** A line below what was tapped, while its page comes. */
function OnItsWay() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={cn(
        "absolute inset-x-1 bottom-0 h-0.75 bg-current opacity-0",
        pending && "opacity-100 transition-opacity delay-100",
      )}
    />
  );
}
