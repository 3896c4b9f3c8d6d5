"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, MouseEvent } from "react";
import { Button } from "@/components/ui/button";
import { neighbourOf, passFocus } from "@/components/ui/pass-focus";
import { useToasts } from "@/components/ui/toast";
import { partAction, undoAnswerAction } from "../../actions";
import { useAct, useCode } from "../use-act";

type PartButtonProps = { batchId: string; row: number; contactId: string; name: string };

/** "Not the same", of a row that was taken for somebody. The arrows, or J and K, go on to the next row. */
export function PartButton({ batchId, row, contactId, name }: PartButtonProps) {
  const t = useTranslations("import-decisions.rows");
  const { show } = useToasts();
  const { busy, act } = useAct(useCode());
  const undo = () =>
    act(
      () => undoAnswerAction({ batchId }),
      () => show({ title: t("asked", { name }) }),
    );
  const part = ({ currentTarget: button }: MouseEvent<HTMLElement>) => {
    const beside = neighbourOf(document.querySelectorAll<HTMLElement>("[data-part]"), button);
    act(
      () => partAction({ batchId, row, contactId }),
      () => {
        show({ title: t("parted", { name }), undo });
        passFocus(button, beside);
      },
    );
  };
  return (
    <Button
      aria-label={t("partNamed", { name })}
      busy={busy}
      data-part
      onClick={busy ? undefined : part}
      onKeyDown={goOn}
      className="md:whitespace-nowrap"
      size="sm"
    >
      {t("part")}
    </Button>
  );
}

const steps: Record<string, number> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function goOn(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest("table")?.querySelectorAll<HTMLElement>("[data-part]") ?? [])];
  all[all.indexOf(event.currentTarget) + step]?.focus();
}
