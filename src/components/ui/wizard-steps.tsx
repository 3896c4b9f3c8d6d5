import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "./cn";
import { Glyph } from "./glyph";

export type WizardStep = { label: string; href?: string };

/** `current` counts from 1. On a phone only the current step shows its word. */
export function WizardSteps({ steps, current }: { steps: readonly WizardStep[]; current: number }) {
  const t = useTranslations("ui.steps");
  return (
    <nav
      aria-label={t("label", { current, total: steps.length })}
      className="mb-6 print:hidden"
      data-slot="wizard-steps"
    >
      <ol className="flex gap-1.5">
        {steps.map((step, at) => (
          <WizardStepItem at={at + 1} current={current} done={t("done")} key={step.label} step={step} />
        ))}
      </ol>
    </nav>
  );
}

type WizardStepItemProps = { step: WizardStep; at: number; current: number; done: string };

function WizardStepItem({ step, at, current, done }: WizardStepItemProps) {
  const passed = at < current;
  const now = at === current;
  const words = (
    <>
      {passed ? <Glyph className="size-4" name="tick" /> : <span className="fig text-14">{at}</span>}
      <span className={cn("truncate", !now && "max-md:sr-only")}>{step.label}</span>
      {passed ? <span className="sr-only">, {done}</span> : null}
    </>
  );
  const wordStyle = "flex min-w-0 items-center gap-1.5 pt-1.5 text-13 coarse:min-h-tap coarse:items-start";
  return (
    <li
      aria-current={now ? "step" : undefined}
      className={cn(
        "min-w-0 flex-1 border-t-4",
        now && "border-ink font-strong max-md:flex-[4]",
        passed && "border-rule-2 text-ink-2",
        !now && !passed && "border-rule text-ink-3",
      )}
    >
      {step.href && passed ? (
        <Link className={cn(wordStyle, "no-underline hover:underline")} href={step.href}>
          {words}
        </Link>
      ) : (
        <span className={wordStyle}>{words}</span>
      )}
    </li>
  );
}
