import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import { ExportButton } from "@/features/exports/components/export-button";
import { askRowsExportAction } from "../../rows.actions";
import type { ExportedFilter, RowPage } from "../../rows.schema";
import { RowTable } from "./row-table";
import type { TableFilter } from "./row-words";

type RejectedRowsProps = { batchId: string; list: RowPage; until?: Date | null };

/** Rows that do not come in, each with its number and its reason, and all of them as a file. */
export function RejectedRows({ batchId, list, until = null }: RejectedRowsProps) {
  const t = useTranslations("import-steps.rejected");
  const format = useFormatter();
  return (
    <RowSection batchId={batchId} exported="rejected" filter="rejected" list={list} title={t("title")}>
      {until ? (
        <p className="mt-2 text-12 text-ink-3">
          {t("until", { day: format.dateTime(until, { day: "numeric", month: "long" }) })}
        </p>
      ) : null}
    </RowSection>
  );
}

type WarningCellsProps = { batchId: string; warnings: RowPage; repaired: RowPage };

/** The cells that could not be trusted and those that were repaired, each with its row, and all of them as a file. */
export function WarningCells({ batchId, warnings, repaired }: WarningCellsProps) {
  const t = useTranslations("import-steps.warnings");
  return (
    <>
      <RowSection
        batchId={batchId}
        exported="warnings"
        filter="warnings"
        list={warnings}
        text={t("text")}
        title={t("title")}
      />
      <RowSection
        batchId={batchId}
        exported={warnings.total === 0 ? "warnings" : null}
        filter="repaired"
        list={repaired}
        text={t("repairedText")}
        title={t("repaired")}
      />
    </>
  );
}

type RowSectionProps = {
  batchId: string;
  filter: TableFilter;
  list: RowPage;
  title: string;
  /** What the list is, where it is folded away under that. */
  text?: string;
  /** As what it is given out as a file. */
  exported: ExportedFilter | null;
  children?: ReactNode;
};

function RowSection({ batchId, filter, list, title, text, exported, children }: RowSectionProps) {
  const t = useTranslations("import-steps");
  const { rows, total } = list;
  if (total === 0) return null;
  const table = <RowTable filter={filter} label={title} rows={rows} />;
  // Whoever sees an import is an admin.
  const download = exported ? (
    <ExportButton
      action={askRowsExportAction}
      count={total}
      counts="people"
      hidden={{ batchId, filter: exported }}
      path="/api/imports/rows"
      forRole="admin"
      trigger={{ size: "sm", variant: "bare", children: t("rejected.download") }}
    />
  ) : null;
  return (
    <Section end={download} meta={t("rejected.shown", { shown: rows.length, total })} title={title}>
      {text ? (
        <>
          <p className="mb-2 text-13 text-ink-2">{text}</p>
          <details>
            <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label text-ink-2 fine:min-h-9">
              <Glyph className="size-4 shrink-0" name="down" />
              {t("warnings.show", { count: rows.length })}
            </summary>
            {table}
          </details>
        </>
      ) : (
        table
      )}
      {children}
    </Section>
  );
}
