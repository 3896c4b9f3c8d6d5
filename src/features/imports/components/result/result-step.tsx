import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Poster } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Stat, Stats } from "@/components/ui/stat";
import type { CheckCounts } from "../../mapping/stored";
import type { PeopleList, RowPage } from "../../rows.schema";
import { Remembered, type Template } from "../columns/templates";
import { HeldRows } from "../review/held-rows";
import { RejectedRows, WarningCells } from "../review/row-section";
import { AbsenceList, ChangedPeople, PairList } from "./people-notes";

type ResultStepProps = {
  batchId: string;
  counts: CheckCounts;
  workplaceId: string | null;
  /** Comes when it is known what an undo would do: of a long list that takes a moment. */
  undo: ReactNode;
  template: Template | null;
  decided: number;
  /** What was left open or left alone, each to be named. */
  people: Record<"pairs" | "absences" | "edited", PeopleList>;
  lists: Record<"rejected" | "warnings" | "repaired", RowPage>;
  /** The last day on which it can be undone; null when that is over. */
  undoUntil: Date | null;
};

export function ResultStep({
  batchId,
  counts,
  workplaceId,
  undo,
  template,
  decided,
  people,
  lists,
  undoUntil,
}: ResultStepProps) {
  return (
    <div className="grid gap-6">
      <Poster>
        <ResultSentence counts={counts} />
      </Poster>
      <ResultFigures counts={counts} />
      <HeldRows batchId={batchId} decided={decided} held={counts.held ?? 0} />
      <NextPlaces batchId={batchId} workplaceId={workplaceId} />
      <PairList {...people.pairs} />
      <AbsenceList {...people.absences} />
      <ChangedPeople {...people.edited} why="edited" />
      <RejectedRows batchId={batchId} list={lists.rejected} until={undoUntil} />
      <WarningCells batchId={batchId} repaired={lists.repaired} warnings={lists.warnings} />
      {template ? <Remembered template={template} /> : null}
      <UndoLine until={undoUntil}>{undo}</UndoLine>
    </div>
  );
}

function ResultSentence({ counts: { created, changed = 0 } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps.result");
  const mark = (chunks: ReactNode) => <span className="highlight">{chunks}</span>;
  return created + changed === 0 ? t.rich("same", { mark }) : t.rich("sentence", { created, mark });
}

function ResultFigures({ counts }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps.result");
  const format = useFormatter();
  const { created, changed = 0, unchanged = 0, joined, rejected } = counts;
  return (
    <Stats>
      <Stat label={t("created")} size="lg" value={format.number(created)} />
      <Stat label={t("changed")} size="lg" value={format.number(changed)} />
      <Stat label={t("unchanged")} size="lg" value={format.number(unchanged)} />
      <Stat label={t("joined")} size="lg" value={format.number(joined)} />
      <Stat
        label={t("rejected")}
        size="lg"
        tone={rejected > 0 ? "marker" : "plain"}
        value={format.number(rejected)}
      />
    </Stats>
  );
}

function NextPlaces({ batchId, workplaceId }: { batchId: string; workplaceId: string | null }) {
  const t = useTranslations("import-steps.result");
  const at = workplaceId ? `?workplace=${workplaceId}` : "";
  return (
    <Section title={t("next")}>
      <div className="flex flex-wrap gap-2">
        <ButtonLink href={`/contacts${at}`} variant="ink">
          {t("people")}
        </ButtonLink>
        {workplaceId ? <ButtonLink href={`/workplaces/${workplaceId}`}>{t("workplace")}</ButtonLink> : null}
        <ButtonLink href={`/imports/${batchId}/rows?outcome=new`}>{t("rows")}</ButtonLink>
        <ButtonLink href={`/density${at}`}>{t("density")}</ButtonLink>
        <ButtonLink href="/imports">{t("another")}</ButtonLink>
      </div>
    </Section>
  );
}

function UndoLine({ until, children }: { until: Date | null; children: ReactNode }) {
  const t = useTranslations("import-steps.undo");
  const format = useFormatter();
  return (
    <div className="flex flex-wrap items-center gap-3 border-t-2 border-ink pt-4">
      {until ? (
        <>
          <Suspense fallback={<Button busy>{t("go")}</Button>}>{children}</Suspense>
          <p className="text-14 text-ink-2">
            {t("until", { day: format.dateTime(until, { day: "numeric", month: "long" }) })}
          </p>
        </>
      ) : (
        <p className="text-14 text-ink-2">{t("over")}</p>
      )}
    </div>
  );
}
