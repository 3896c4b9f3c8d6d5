"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/states";
import { checkRowsAction } from "../../actions";
import type { Choices } from "../../mapping/choices.schema";
import { DiscardImport } from "../discard-import";
import { useAct } from "../use-act";

type CheckBarProps = {
  choices: Choices;
  rows: number;
  noName: boolean;
  noPlace: boolean;
  /** Columns with values that nobody has decided. */
  undecided: readonly string[];
  /** Columns whose days can be read both ways. */
  dates: readonly string[];
  onPress: () => void;
};

/** Says what is missing, else has every row checked. */
export function CheckBar({ choices, rows, noName, noPlace, undecided, dates, onPress }: CheckBarProps) {
  const t = useTranslations("import-steps");
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, act } = useAct();
  const check = () => {
    onPress();
    if (noName) return setProblem(t("check.noName"));
    if (undecided.length > 0) return setProblem(t("check.undecided", { columns: undecided.join(", ") }));
    if (dates.length > 0) return setProblem(t("check.dates", { columns: dates.join(", ") }));
    if (noPlace) return setProblem(t("place.needed"));
    setProblem(null);
    act(() => checkRowsAction(choices));
  };
  return (
    <div className="grid gap-3 border-t-2 border-ink pt-4">
      {problem ? <Notice live>{problem}</Notice> : null}
      <div className="flex flex-wrap items-center gap-3">
        <DiscardImport batchId={choices.batchId} />
        <p className="text-14 text-ink-2">{t("check.nothing")}</p>
        <Button
          busy={busy}
          className="ms-auto max-md:w-full"
          onClick={busy ? undefined : check}
          size="thumb"
          variant="ink"
        >
          {t("check.go", { count: rows })}
        </Button>
      </div>
    </div>
  );
}
