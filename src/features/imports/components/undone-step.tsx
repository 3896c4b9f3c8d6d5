import Link from "next/link";
import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Poster } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import type { listKept } from "../queries";
import type { CheckCounts } from "../stagings/rules";
import type { KeptChange } from "../undos/changes/queries";
import { ChangedPeople } from "./people-notes";
import { RemoveKept } from "./undo-import";

type UndoneStepProps = {
  batchId: string;
  counts: CheckCounts;
  kept: Awaited<ReturnType<typeof listKept>>;
  keptChanges: readonly KeptChange[];
  mayRemove: boolean;
};

export function UndoneStep({ batchId, counts, kept, keptChanges, mayRemove }: UndoneStepProps) {
  const t = useTranslations("import-steps");
  const mark = (chunks: React.ReactNode) => <span className="highlight">{chunks}</span>;
  return (
    <div className="grid gap-6">
      <Poster>{t.rich("undone.sentence", { count: counts.undone ?? 0, mark })}</Poster>
      {kept.length + keptChanges.length === 0 ? <p className="text-16">{t("undone.nothing")}</p> : null}
      {kept.length > 0 ? (
        <Section
          end={mayRemove ? <RemoveKept batchId={batchId} /> : null}
          meta={t("undone.keptMeta")}
          title={t("undone.kept", { count: counts.kept ?? kept.length })}
        >
          <ul className="columns-1 text-14 md:columns-3">
            {kept.map(({ id, name }) => (
              <li className="coarse:py-2" key={id}>
                <Link href={`/contacts/${id}`}>{name}</Link>
              </li>
            ))}
          </ul>
          {(counts.kept ?? 0) > kept.length ? (
            <p className="mt-2 text-12 text-ink-3">
              {t("undone.keptMore", { shown: kept.length, total: counts.kept ?? 0 })}
            </p>
          ) : null}
        </Section>
      ) : null}
      <ChangedPeople people={keptChanges} why="keptChanges" />
      <ButtonLink className="justify-self-start" href="/imports" variant="ink">
        {t("result.another")}
      </ButtonLink>
    </div>
  );
}
