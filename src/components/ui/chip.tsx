import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { type ChipStyleProps, chipStyle } from "./chip-style";
import { cn } from "./cn";
import { Glyph } from "./glyph";

type ChipLinkProps = ComponentProps<typeof Link> & ChipStyleProps & { on?: boolean; children: ReactNode };

export function ChipLink({ on = false, size, className, children, ...rest }: ChipLinkProps) {
  return (
    <Link
      aria-current={on ? "true" : undefined}
      className={cn(
        chipStyle({ size }),
        "relative",
        on && "border-ink bg-ink text-on-ink hover:bg-ink",
        className,
      )}
      data-slot="chip"
      {...rest}
    >
      {on ? <Glyph className="absolute end-0.5 top-0.5 size-3.5" name="tick" /> : null}
      {children}
    </Link>
  );
}

type ChipButtonProps = ComponentProps<"button"> & ChipStyleProps & { on?: boolean };

export function ChipButton({ on, size, className, type = "button", children, ...rest }: ChipButtonProps) {
  return (
    <button
      aria-pressed={on}
      className={cn(
        chipStyle({ size }),
        "relative",
        on && "border-ink bg-ink text-on-ink hover:bg-ink",
        className,
      )}
      data-slot="chip"
      type={type}
      {...rest}
    >
      {on ? <Glyph className="absolute end-0.5 top-0.5 size-3.5" name="tick" /> : null}
      {children}
    </button>
  );
}
