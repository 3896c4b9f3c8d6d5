import type { ReactNode } from "react";
import { cn } from "./cn";
import { Glyph } from "./glyph";

type MarkProps = { children?: ReactNode; className?: string };

export function Tag({ children, className }: MarkProps) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 rounded-1 border border-rule bg-sunk px-1.5 py-0.5 text-12 font-label [&_svg]:size-3.5 [&_svg]:shrink-0",
        className,
      )}
      data-slot="tag"
    >
      {children}
    </span>
  );
}

export function Marker({ children, className }: MarkProps) {
  return (
    <span
      className={cn(
        "inline-flex items-baseline gap-1 rounded-1 bg-marker px-1.5 py-0.5 text-12 font-strong text-on-marker",
        className,
      )}
      data-slot="marker"
    >
      <span>!</span>
      <span>{children}</span>
    </span>
  );
}

export function SoftMarker({ children, bang = true, className }: MarkProps & { bang?: boolean }) {
  return (
    <span
      className={cn(
        "inline-flex items-baseline gap-1 rounded-1 bg-marker-soft px-1.5 py-0.5 text-12 font-label text-marker-text",
        className,
      )}
      data-slot="soft-marker"
    >
      {bang ? <span>!</span> : null}
      <span>{children}</span>
    </span>
  );
}

export function Done({ children, className }: MarkProps) {
  return (
    <span
      className={cn("inline-flex items-center gap-1 text-13 font-label text-kept", className)}
      data-slot="done"
    >
      <Glyph className="size-4" name="tick" />
      <span>{children}</span>
    </span>
  );
}
