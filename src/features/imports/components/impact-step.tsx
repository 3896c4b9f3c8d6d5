import { useTranslations } from "next-intl";
import { Poster } from "@/components/ui/page-header";
import { Notice } from "@/components/ui/states";
import type { listRejected } from "../queries";
import type { CheckCounts } from "../stagings/rules";
import { ImpactActions } from "./impact-actions";
import { ImpactFigures } from "./impact-figures";
import { ImpactFindings } from "./impact-findings";
import { RejectedRows } from "./rejected-rows";

type ImpactStepProps = {
  batchId: string;
  counts: CheckCounts;
  recordsHeadcount: boolean;
  rejected: Awaited<ReturnType<typeof listRejected>>;
};

/** What would happen, before anything does. */
export function ImpactStep({ batchId, counts, recordsHeadcount, rejected }: ImpactStepProps) {
  const t = useTranslations("import-steps.impact");
  return (
    <div className="grid gap-6">
      <Poster>
        <ImpactSentence counts={counts} />
      </Poster>
      <ImpactFigures counts={counts} />
      {recordsHeadcount ? <Notice>{t("headcount")}</Notice> : null}
      <ImpactFindings counts={counts} />
      <RejectedRows batchId={batchId} {...rejected} />
      <ImpactActions batchId={batchId} people={counts.people} />
    </div>
  );
}

function ImpactSentence({ counts: { people, created, known } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps.impact");
  const mark = (chunks: React.ReactNode) => <span className="highlight">{chunks}</span>;
  if (people === 0) return mark(t("nobody"));
  if (created === 0) return t.rich("known", { known, mark });
  return t.rich("sentence", { created, known, mark });
}
