import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonStyleProps, buttonStyle } from "./button-style";
import { cn } from "./cn";

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonStyleProps & { current?: boolean };

/** For tel:, wa.me and downloads it is a plain anchor. */
export function ButtonLink({ variant, size, icon, className, href, current, ...rest }: ButtonLinkProps) {
  const look = cn(buttonStyle({ variant, size, icon }), className);
  const { prefetch, replace, scroll, ...anchor } = rest;
  if (typeof href === "string" && !href.startsWith("/") && !href.startsWith("?")) {
    return <a className={look} data-slot="button" href={href} {...anchor} />;
  }
  return (
    <Link
      aria-current={current ? "page" : undefined}
      className={look}
      data-slot="button"
      href={href}
      prefetch={prefetch}
      replace={replace}
      scroll={scroll}
      {...anchor}
    />
  );
}
