"use client";

import { useTranslations } from "next-intl";
import { RadioCard } from "@/components/ui/checks";
import { setAbsencePolicyAction } from "../../actions";
import type { AbsencePolicy } from "../../review/absences";
import { useAct, useCode } from "../use-act";

type LeavingChoiceProps = { batchId: string; choices: readonly AbsencePolicy[]; leaving: AbsencePolicy };

const names = { nothing: "nothing", list: "list", end_jobs: "endJobs" } as const;

export function AbsenceChoice({ batchId, choices, leaving }: LeavingChoiceProps) {
  const t = useTranslations("import-decisions.missing");
  const { busy, act } = useAct(useCode());
  const choose = (chosen: AbsencePolicy) => act(() => setAbsencePolicyAction({ batchId, leaving: chosen }));
  return (
    <fieldset aria-busy={busy} className="grid gap-2">
      <legend className="mb-2 text-13 font-label">{t("legend")}</legend>
      {choices.map((choice) => (
        <RadioCard
          defaultChecked={choice === leaving}
          hint={t(`${names[choice]}Hint`)}
          key={choice}
          label={t(names[choice])}
          name="leaving"
          onChange={() => choose(choice)}
          value={choice}
        />
      ))}
    </fieldset>
  );
}
