import type { ComponentProps } from "react";
import { cn } from "./cn";
import { type ControlStyleProps, controlStyle } from "./control-style";
import { Glyph } from "./glyph";

type Own<T extends "input" | "textarea" | "select"> = Omit<ComponentProps<T>, "size"> & ControlStyleProps;

export function TextInput({ size, figure, className, type = "text", ...rest }: Own<"input">) {
  return (
    <input
      className={cn(controlStyle({ size, figure }), className)}
      data-slot="text-input"
      type={type}
      {...rest}
    />
  );
}

/** The browser's date picker; its value is always yyyy-mm-dd. */
export function DateInput({ size, className, ...rest }: Omit<Own<"input">, "type">) {
  return (
    <input className={cn(controlStyle({ size }), className)} data-slot="date-input" type="date" {...rest} />
  );
}

export function TextArea({ size, className, rows = 3, ...rest }: Own<"textarea">) {
  return (
    <textarea
      className={cn(
        controlStyle({ size }),
        "field-sizing-content max-h-[60dvh] min-h-20 py-2.5 leading-read",
        className,
      )}
      data-slot="text-area"
      rows={rows}
      {...rest}
    />
  );
}

/** `children` are <option>s. */
export function Select({ size, className, children, ...rest }: Own<"select">) {
  return (
    <span className={cn("relative block", className)} data-slot="select">
      {/* Made anew for another default: React resets a form after its action to the first one, and the choice would be lost. */}
      <select
        className={cn(controlStyle({ size }), "appearance-none truncate pe-9")}
        key={`${rest.defaultValue}`}
        {...rest}
      >
        {children}
      </select>
      <Glyph className="pointer-events-none absolute end-2.5 top-1/2 size-5 -translate-y-1/2" name="down" />
    </span>
  );
}
