import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/states";
import type { Count, Measure } from "../density";
import { densityWords } from "./density-words";

type Props = {
  measure: Measure;
  /** Members at all workplaces, where it is about them all. */
  uncounted?: Count;
  workplaceId: string | null;
  action?: ReactNode;
};

export async function NoHeadcount({ measure, uncounted = null, workplaceId, action }: Props) {
  const { t, count } = await densityWords();
  if (measure.headcount) return <p className="text-14 text-ink-2">{t("noHeadcount.small")}</p>;
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
      title={t("noHeadcount.title", { members: count(workplaceId ? measure.members : uncounted) })}
    >
      {t("noHeadcount.text")}
    </EmptyState>
  );
}
