import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";

export type MachineStep = {
  key: string;
  label: string;
  /** What it is now, was before, or may be. */
  state: "done" | "now" | "ahead";
  detail: string | null;
};

type MachineProps = {
  title: string;
  meta?: string | null;
  end?: ReactNode;
  steps: readonly MachineStep[];
  children?: ReactNode;
};

const bars = {
  done: "border-t-4 border-ink-3",
  now: "border-t-[9px] border-ink",
  ahead: "border-t-4 border-dashed border-rule-2",
} as const;

/** States one after the other, the present one thick. Below it what may be done next. */
export function Machine({ title, meta, end, steps, children }: MachineProps) {
  return (
    <Section end={end} meta={meta} title={title}>
      <ol className="grid gap-x-1 gap-y-3 sm:grid-flow-col sm:auto-cols-fr">
        {steps.map(({ key, label, state, detail }) => (
          <li
            aria-current={state === "now" ? "step" : undefined}
            className={cn("min-w-0 pt-1.5", bars[state])}
            key={key}
          >
            <p
              className={cn(
                "flex items-center gap-1 text-13",
                state === "ahead" ? "text-ink-2" : "font-strong",
              )}
            >
              {state === "done" ? <Glyph className="size-4 text-kept" name="tick" /> : null}
              {label}
            </p>
            {detail ? <p className="text-12 text-ink-2">{detail}</p> : null}
          </li>
        ))}
      </ol>
      {children ? <div className="mt-3 grid items-start gap-2 md:grid-cols-2">{children}</div> : null}
    </Section>
  );
}
