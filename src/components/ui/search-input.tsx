import { Search } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";
import { type ControlStyleProps, controlStyle } from "./control-style";

type SearchInputProps = Omit<ComponentProps<"input">, "type" | "size"> &
  ControlStyleProps & {
    /** The accessible name. */
    label: string;
    hotkey?: ReactNode;
  };

/** In a form that is posted: names belong in no address. */
export function SearchInput({ label, hotkey, size, className, name = "q", ...rest }: SearchInputProps) {
  return (
    <span className={cn("relative block print:hidden", className)} data-slot="search-input">
      <Search
        aria-hidden="true"
        className="pointer-events-none absolute start-3 top-1/2 size-5 -translate-y-1/2 text-ink-3"
      />
      <input
        aria-label={label}
        autoComplete="off"
        className={cn(controlStyle({ size }), "ps-10", hotkey ? "pe-16" : null)}
        enterKeyHint="search"
        name={name}
        placeholder={label}
        type="search"
        {...rest}
      />
      {hotkey ? (
        <span className="pointer-events-none absolute end-2.5 top-1/2 -translate-y-1/2 coarse:hidden">
          {hotkey}
        </span>
      ) : null}
    </span>
  );
}

export function Kbd({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <kbd
      className={cn(
        "rounded-[3px] border border-rule-2 px-1 font-ui text-12 leading-ui font-label text-ink-2",
        className,
      )}
      data-slot="kbd"
    >
      {children}
    </kbd>
  );
}
