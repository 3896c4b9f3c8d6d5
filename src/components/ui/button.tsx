import type { ComponentProps } from "react";
import { type ButtonStyleProps, buttonStyle } from "./button-style";
import { cn } from "./cn";

type ButtonProps = ComponentProps<"button"> & ButtonStyleProps & { busy?: boolean };

/** At most one red button a screen. A busy button keeps its label, and its form ignores further presses. */
export function Button({
  variant,
  size,
  icon,
  busy,
  className,
  type = "button",
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      data-slot="button"
      {...rest}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={cn(buttonStyle({ variant, size, icon }), className)}
      type={busy && type === "submit" ? "button" : type}
    >
      {busy && icon ? "…" : children}
      {busy && !icon ? <span aria-hidden="true">…</span> : null}
    </button>
  );
}
