import { useTranslations } from "next-intl";
import { WizardSteps } from "@/components/ui/wizard-steps";
import type { ImportState } from "@/generated/prisma/enums";

const at: Record<ImportState, number> = {
  uploaded: 1,
  reading: 1,
  failed: 1,
  mapping: 2,
  checking: 3,
  ready: 3,
  running: 4,
  done: 5,
  undoing: 5,
  undone: 5,
};
const names = ["file", "columns", "impact", "run", "result"] as const;

export function BatchSteps({ state }: { state: ImportState }) {
  const t = useTranslations("import-steps");
  return <WizardSteps current={at[state]} steps={names.map((name) => ({ label: t(`steps.${name}`) }))} />;
}
