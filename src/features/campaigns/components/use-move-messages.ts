"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useToasts } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/action";
import type { Card } from "../board";
import type { BoardColumn } from "../board.queries";
import type { MoveConflict } from "../moves.mutations";
import { useProblem } from "./use-problem";

type Told = { cards: readonly Card[]; toStageId: string; undo: (() => void) | undefined };

/** Says what became of a move: done with an undo, moved by another user before, or not sent. */
export function useMoveMessages(columns: readonly BoardColumn[]) {
  const t = useTranslations("campaigns");
  const { show } = useToasts();
  const problem = useProblem();
  return useMemo(() => {
    const stageOf = (stageId: string) => columns.find((column) => column.stageId === stageId)?.name ?? "";
    return {
      moved({ cards, toStageId, undo }: Told) {
        const [first] = cards;
        if (!first) return;
        const stage = stageOf(toStageId);
        const one = cards.length === 1;
        const title = one
          ? t("move.done", { name: first.name, stage })
          : t("move.doneMany", { count: cards.length, stage });
        show({ title, undo });
      },
      faster(conflicts: readonly MoveConflict[], cards: readonly Card[]) {
        const [first] = conflicts;
        if (!first) return;
        const count = conflicts.length;
        if (count > 1) {
          return void show({
            kind: "refused",
            title: t("move.fasterMany", { count }),
            description: t("move.fasterManyWhere"),
          });
        }
        const name = cards.find((card) => card.enrolmentId === first.enrolmentId)?.name ?? "";
        const title = t("move.faster", { by: first.by ?? t("move.somebody"), name });
        show({
          kind: "refused",
          title,
          description: t("move.fasterWhere", { stage: stageOf(first.stageId) }),
        });
      },
      refused(result: ActionResult<unknown> | null) {
        show({ kind: "refused", title: problem(result) ?? t("problems.notSent") });
      },
    };
  }, [columns, t, show, problem]);
}
