import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { Glyph } from "./glyph";

type CheckProps = Omit<ComponentProps<"input">, "type" | "children"> & { label: ReactNode; hint?: ReactNode };

const rowStyle = "flex min-h-tap items-center gap-3 py-1 text-14 fine:min-h-9";
const focusStyle =
  "peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus peer-disabled:border-dashed";

export function Checkbox({ label, hint, className, ...rest }: CheckProps) {
  return (
    <label className={cn(rowStyle, className)} data-slot="checkbox">
      <input className="peer sr-only" type="checkbox" {...rest} />
      <span
        aria-hidden="true"
        className={cn(
          "grid size-5.5 shrink-0 place-items-center rounded-1 border-2 border-rule-2 bg-sheet text-transparent",
          "peer-aria-invalid:border-ink peer-aria-invalid:bg-marker",
          "peer-checked:border-ink peer-checked:bg-ink peer-checked:text-on-ink",
          focusStyle,
        )}
      >
        <Glyph className="size-4" name="tick" />
      </span>
      <CheckWords hint={hint} label={label} />
    </label>
  );
}

export function RadioCard({ label, hint, className, ...rest }: CheckProps) {
  return (
    <label
      className={cn(
        rowStyle,
        "rounded-2 border-[1.5px] border-rule-2 bg-sheet px-3 py-2 text-ink has-checked:border-ink has-checked:shadow-[inset_0_0_0_0.5px_var(--ink)]",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
        className,
      )}
      data-slot="radio-card"
    >
      <input className="peer sr-only" type="radio" {...rest} />
      <span
        aria-hidden="true"
        className="size-4.5 shrink-0 rounded-full border-2 border-rule-2 peer-checked:border-ink peer-checked:bg-ink peer-checked:shadow-[inset_0_0_0_2.5px_var(--sheet)]"
      />
      <CheckWords hint={hint} label={label} />
    </label>
  );
}

function CheckWords({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className="min-w-0 grow">
      <span className="block font-label">{label}</span>
      {hint ? <span className="block text-12 text-ink-3">{hint}</span> : null}
    </span>
  );
}
