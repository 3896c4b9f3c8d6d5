import type { ReactNode } from "react";
import { type ChipStyleProps, chipStyle } from "./chip-style";
import { cn } from "./cn";
import { Glyph } from "./glyph";

/** `kind`: by which what stands around the chips can be styled, as `data-kind`. */
type ChipOption = { value: string; label: ReactNode; name?: string; disabled?: boolean; kind?: string };

type ToggleChipsProps = ChipStyleProps & {
  name: string;
  legend: ReactNode;
  meta?: ReactNode;
  options: readonly ChipOption[];
  type?: "radio" | "checkbox";
  defaultValue?: string | readonly string[];
  required?: boolean;
  hideLegend?: boolean;
  /** For three or four short answers. */
  fill?: boolean;
  form?: string;
  children?: ReactNode;
  className?: string;
};

/** Real radio buttons or checkboxes: works without scripts. */
export function ToggleChips(props: ToggleChipsProps) {
  const { legend, meta, options, hideLegend, fill, children, className } = props;
  return (
    <fieldset className={cn("relative min-w-0", className)} data-slot="toggle-chips">
      <legend
        className={hideLegend ? "sr-only" : "mb-1.5 flex w-full items-baseline gap-2 text-13 font-strong"}
      >
        <span>{legend}</span>
        {meta ? <small className="ms-auto text-12 font-read text-ink-3">{meta}</small> : null}
      </legend>
      <div className={cn("flex flex-wrap gap-1.5", fill && "*:grow *:px-1.5")}>
        {options.map((option) => (
          <ToggleChip key={option.value} option={option} {...props} />
        ))}
        {children}
      </div>
    </fieldset>
  );
}

function ToggleChip({ option, ...group }: ToggleChipsProps & { option: ChipOption }) {
  const { name, type = "radio", defaultValue, required, size, form } = group;
  return (
    <label
      className={cn(
        chipStyle({ size }),
        "relative has-checked:border-ink has-checked:bg-ink has-checked:text-on-ink has-disabled:border-dashed has-disabled:text-ink-3",
        "has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus",
      )}
      data-slot="chip"
    >
      <input
        className="peer sr-only"
        data-kind={option.kind}
        defaultChecked={isChosen(defaultValue, option.value)}
        disabled={option.disabled}
        form={form}
        name={option.name ?? name}
        required={required && type === "radio"}
        type={type}
        value={option.value}
      />
      {/* In the corner, over nothing: a chip that grows when it is chosen would push the next one away from the thumb. */}
      <Glyph className={cornerTick} name="tick" />
      {option.label}
    </label>
  );
}

const cornerTick = "absolute end-0.5 top-0.5 hidden size-3.5 peer-checked:block";

function isChosen(chosen: string | readonly string[] | undefined, value: string): boolean {
  return typeof chosen === "string" ? chosen === value : (chosen?.includes(value) ?? false);
}
