import { useTranslations } from "next-intl";
import { Poster } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import type { CheckCounts } from "../../mapping/stored";
import type { Absences } from "../../review/absences.queries";
import { changesNobody, largeChangeOf } from "../../review/impact";
import type { Shown } from "../../review/impact.queries";
import type { OutcomeCounts } from "../../review/outcomes";
import type { rulesOfBatch } from "../../review/overwrite-policy.queries";
import type { PeopleList, RowPage } from "../../rows.schema";
import { AskNotice } from "./ask-notice";
import { FieldChanges } from "./field-changes";
import { ImpactActions } from "./impact-actions";
import { ImpactFigures } from "./impact-figures";
import { ImpactFindings } from "./impact-findings";
import { MissingPeople } from "./missing-people";
import { RejectedRows, WarningCells } from "./row-section";

type ImpactStepProps = {
  batchId: string;
  counts: CheckCounts;
  shown: Shown;
  rules: Awaited<ReturnType<typeof rulesOfBatch>>;
  missing: Absences & PeopleList;
  recordsHeadcount: boolean;
  lists: Record<"grouped" | "rejected" | "warnings" | "repaired", RowPage>;
};

/** What would happen, before anything does. */
export function ImpactStep({
  batchId,
  counts,
  shown: { outcomes, impact, ...shown },
  rules,
  missing,
  recordsHeadcount,
  lists,
}: ImpactStepProps) {
  const t = useTranslations("import-steps.impact");
  const same = changesNobody(outcomes, impact);
  return (
    <div className="grid gap-6">
      <Poster>
        <ImpactSentence outcomes={outcomes} same={same} />
      </Poster>
      <ImpactFigures
        batchId={batchId}
        changed={impact.changed}
        members={counts.members}
        outcomes={outcomes}
      />
      {recordsHeadcount ? <Notice>{t("headcount")}</Notice> : null}
      <AskNotice batchId={batchId} outcomes={outcomes} />
      <FieldChanges batchId={batchId} impact={impact} {...rules} />
      <MissingPeople batchId={batchId} {...missing} />
      <ImpactFindings counts={counts} rows={lists.grouped.rows} />
      <RejectedRows batchId={batchId} list={lists.rejected} />
      <WarningCells batchId={batchId} repaired={lists.repaired} warnings={lists.warnings} />
      <ImpactActions
        batchId={batchId}
        largeChanges={largeChangeOf(impact)}
        people={outcomes.created + outcomes.known}
        same={same}
        shown={shown}
      />
    </div>
  );
}

function ImpactSentence({ outcomes: { created, known }, same }: { outcomes: OutcomeCounts; same: boolean }) {
  const t = useTranslations("import-steps.impact");
  const mark = (chunks: React.ReactNode) => <span className="highlight">{chunks}</span>;
  if (created + known === 0) return mark(t("nobody"));
  if (same) return t.rich("same", { known, mark });
  if (created === 0) return t.rich("known", { known, mark });
  return t.rich("sentence", { created, known, mark });
}
