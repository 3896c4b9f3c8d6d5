import { useTranslations } from "next-intl";
import { Poster } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import type { CheckCounts } from "../../mapping/stored";
import type { listMissing } from "../../review/absences.queries";
import type { Findings } from "../../review/findings.queries";
import { changesNobody, largeChangeOf } from "../../review/impact";
import type { Shown } from "../../review/impact.queries";
import type { OutcomeCounts } from "../../review/outcomes";
import type { rulesOfBatch } from "../../review/overwrite-policy.queries";
import type { listRejected } from "../../review/rejections.queries";
import type { listWarnings } from "../../review/warnings.queries";
import { AskNotice } from "./ask-notice";
import { FieldChanges } from "./field-changes";
import { ImpactActions } from "./impact-actions";
import { ImpactFigures } from "./impact-figures";
import { ImpactFindings } from "./impact-findings";
import { MissingPeople } from "./missing-people";
import { RejectedRows } from "./rejected-rows";
import { WarningCells } from "./warning-cells";

type ImpactStepProps = {
  batchId: string;
  counts: CheckCounts;
  findings: Findings;
  shown: Shown;
  rules: Awaited<ReturnType<typeof rulesOfBatch>>;
  missing: Awaited<ReturnType<typeof listMissing>>;
  recordsHeadcount: boolean;
  doubts: Awaited<ReturnType<typeof listWarnings>>;
  rejected: Awaited<ReturnType<typeof listRejected>>;
};

/** What would happen, before anything does. */
export function ImpactStep({
  batchId,
  counts,
  findings,
  shown: { piles, impact, ...shown },
  rules,
  missing,
  recordsHeadcount,
  doubts,
  rejected,
}: ImpactStepProps) {
  const t = useTranslations("import-steps.impact");
  const same = changesNobody(piles, impact);
  return (
    <div className="grid gap-6">
      <Poster>
        <ImpactSentence piles={piles} same={same} />
      </Poster>
      <ImpactFigures batchId={batchId} changed={impact.changed} members={counts.members} piles={piles} />
      {recordsHeadcount ? <Notice>{t("headcount")}</Notice> : null}
      <AskNotice batchId={batchId} piles={piles} />
      <FieldChanges batchId={batchId} impact={impact} {...rules} />
      <MissingPeople batchId={batchId} {...missing} />
      <ImpactFindings counts={counts} findings={findings} />
      <RejectedRows batchId={batchId} {...rejected} />
      <WarningCells batchId={batchId} {...doubts} />
      <ImpactActions
        batchId={batchId}
        much={largeChangeOf(impact)}
        people={piles.created + piles.known}
        same={same}
        shown={shown}
      />
    </div>
  );
}

function ImpactSentence({ piles: { created, known }, same }: { piles: OutcomeCounts; same: boolean }) {
  const t = useTranslations("import-steps.impact");
  const mark = (chunks: React.ReactNode) => <span className="highlight">{chunks}</span>;
  if (created + known === 0) return mark(t("nobody"));
  if (same) return t.rich("same", { known, mark });
  if (created === 0) return t.rich("known", { known, mark });
  return t.rich("sentence", { created, known, mark });
}
