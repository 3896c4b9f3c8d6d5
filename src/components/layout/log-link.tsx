"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { Navigation } from "./nav-items";

type LogLinkProps = Pick<NonNullable<Navigation["logConversation"]>, "href" | "instead"> & {
  className: string;
  children: ReactNode;
};

/** Without signal the list that lies on this phone takes the conversation. */
const withoutSignal = "/phone";

export function LogLink({ href, instead, className, children }: LogLinkProps) {
  const path = usePathname() ?? "";
  const query = useSearchParams();
  const found = instead ? new RegExp(instead.path).exec(path)?.[1] : undefined;
  const here = () => {
    const next = new URLSearchParams(query ?? "");
    if (instead && found) next.set(instead.key, found);
    return `${path}?${next}`;
  };
  return (
    <Link
      className={className}
      href={found ? here() : href}
      onClick={(event) => {
        if (navigator.onLine || found) return;
        event.preventDefault();
        window.location.assign(withoutSignal);
      }}
      scroll={!found}
    >
      {children}
    </Link>
  );
}
