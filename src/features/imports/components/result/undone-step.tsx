import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Poster } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { CheckCounts } from "../../mapping/stored";
import type { PeopleList } from "../../rows.schema";
import { removable, type Staying } from "../../undo/staying";
import { ChangedPeople, StayingPeople } from "./people-notes";
import { RemoveKept } from "./undo-import";

type UndoneStepProps = {
  batchId: string;
  counts: CheckCounts;
  staying: Staying;
  keptChanges: PeopleList;
  mayRemove: boolean;
};

export function UndoneStep({ batchId, counts, staying, keptChanges, mayRemove }: UndoneStepProps) {
  const t = useTranslations("import-steps");
  const mark = (chunks: React.ReactNode) => <span className="highlight">{chunks}</span>;
  return (
    <div className="grid gap-6">
      <Poster>{t.rich("undone.sentence", { count: counts.undone ?? 0, mark })}</Poster>
      <PutBack counts={counts} />
      {staying.total + keptChanges.total === 0 ? <p className="text-16">{t("undone.nothing")}</p> : null}
      {staying.total > 0 ? (
        <Section
          end={
            mayRemove && removable(staying) > 0 ? (
              <RemoveKept batchId={batchId} merged={staying.reasons.merged} />
            ) : null
          }
          title={t("undone.kept", { count: staying.total })}
        >
          <StayingPeople {...staying} />
        </Section>
      ) : null}
      <ChangedPeople {...keptChanges} why="keptChanges" />
      <ButtonLink className="justify-self-start" href="/imports" variant="ink">
        {t("result.another")}
      </ButtonLink>
    </div>
  );
}

function PutBack({ counts: { restored = 0, reopened = 0 } }: { counts: CheckCounts }) {
  const t = useTranslations("import-steps.undone");
  if (restored + reopened === 0) return null;
  return (
    <div className="grid gap-1 text-16">
      {restored > 0 ? <p>{t("restored", { count: restored })}</p> : null}
      {reopened > 0 ? <p>{t("reopened", { count: reopened })}</p> : null}
    </div>
  );
}
