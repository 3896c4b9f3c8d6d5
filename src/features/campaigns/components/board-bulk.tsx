"use client";

import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { BulkBar } from "@/components/ui/bulk-bar";
import { Button } from "@/components/ui/button";
import { Glyph } from "@/components/ui/glyph";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToasts } from "@/components/ui/toast";
import type { Card } from "../board";
import type { FilterChoices } from "../board.queries";
import { assignEnrolmentsAction } from "../enrolments.actions";
import { useBoardActs } from "./board-context";
import { useProblem } from "./use-problem";

type BoardBulkProps = { cards: readonly Card[]; owners: FilterChoices["owners"]; onClear: () => void };

export function BoardBulk({ cards, owners, onClear }: BoardBulkProps) {
  const t = useTranslations("campaigns.bulk");
  const { openMenu } = useBoardActs();
  const assign = useAssign(cards, onClear);
  if (cards.length === 0) return null;
  return (
    <BulkBar count={t("count", { count: cards.length })}>
      <Button onClick={(event) => openMenu(cards, event.currentTarget)} size="sm">
        {t("move")}
      </Button>
      <Menu trigger={{ children: t("assign"), size: "sm" }}>
        <MenuItem onClick={() => assign(null)}>{t("nobody")}</MenuItem>
        {owners.map((owner) => (
          <MenuItem key={owner.id} onClick={() => assign(owner)}>
            {owner.name}
          </MenuItem>
        ))}
      </Menu>
      <Button aria-label={t("clear")} icon onClick={onClear} size="sm">
        <Glyph name="close" />
      </Button>
    </BulkBar>
  );
}

function useAssign(cards: readonly Card[], onClear: () => void) {
  const t = useTranslations("campaigns");
  const { show } = useToasts();
  const problem = useProblem();
  return (owner: { id: string; name: string } | null) =>
    startTransition(async () => {
      const enrolmentIds = cards.map((card) => card.enrolmentId);
      const result = await assignEnrolmentsAction({ enrolmentIds, ownerId: owner?.id ?? null }).catch(
        () => null,
      );
      if (!result?.ok) return void show({ kind: "refused", title: problem(result) ?? t("problems.notSent") });
      const count = result.data;
      show({
        title: owner ? t("bulk.assigned", { count, name: owner.name }) : t("bulk.unassigned", { count }),
      });
      onClear();
    });
}
