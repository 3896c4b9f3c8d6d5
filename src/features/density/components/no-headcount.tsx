import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/states";
import type { Count, Measure } from "../density";
import type { DensityRow } from "../queries";
import { densityWords } from "./density-words";

type Props = {
  measure: Measure;
  rows: readonly DensityRow[];
  workplaceId: string | null;
  action?: ReactNode;
};

export async function NoHeadcount({ measure, rows, workplaceId, action }: Props) {
  const { t, count } = await densityWords();
  if (measure.headcount) return <p className="text-14 text-ink-2">{t("noHeadcount.small")}</p>;
  const sum = rows.reduce<Count>(
    (all, row) => (all === null || row.measure.members === null ? null : all + row.measure.members),
    0,
  );
  return (
    <EmptyState
      action={
        action === undefined ? (
          <ButtonLink href={workplaceId ? `/workplaces/${workplaceId}` : "/workplaces"} variant="ink">
            {t("noHeadcount.action")}
          </ButtonLink>
        ) : (
          action
        )
      }
      title={t("noHeadcount.title", { members: count(workplaceId ? measure.members : sum) })}
    >
      {t("noHeadcount.text")}
    </EmptyState>
  );
}
