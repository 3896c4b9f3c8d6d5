import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { listWarnings } from "../../review/warnings.queries";

type Doubts = Awaited<ReturnType<typeof listWarnings>>;
type WarningCellsProps = Doubts & { batchId: string };

/** The cells that could not be trusted and those that were repaired, each with its row, and all of them as a file. */
export function WarningCells({ batchId, cells, total, repaired }: WarningCellsProps) {
  const t = useTranslations("import-steps");
  const download = (
    <a className="inline-flex items-center gap-1.5" download href={`/api/imports/${batchId}/doubts`}>
      <Download aria-hidden className="size-4" />
      {t("rejected.download")}
    </a>
  );
  return (
    <>
      <CellSection
        cells={cells}
        end={download}
        text={t("doubts.text")}
        title={t("doubts.title")}
        total={total}
      />
      <CellSection
        {...repaired}
        end={total === 0 ? download : null}
        text={t("doubts.repairedText")}
        title={t("doubts.repaired")}
      />
    </>
  );
}

type CellSectionProps = Doubts["repaired"] & { title: string; text: string; end: React.ReactNode };

function CellSection({ cells, total, title, text, end }: CellSectionProps) {
  const t = useTranslations("import-steps");
  if (total === 0) return null;
  return (
    <Section end={end} meta={t("rejected.shown", { shown: cells.length, total })} title={title}>
      <p className="mb-2 text-13 text-ink-2">{text}</p>
      <details>
        <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label text-ink-2 fine:min-h-9">
          <Glyph className="size-4 shrink-0" name="down" />
          {t("doubts.show", { count: cells.length })}
        </summary>
        <CellTable cells={cells} title={title} />
      </details>
    </Section>
  );
}

function CellTable({ cells, title }: Pick<CellSectionProps, "cells" | "title">) {
  const t = useTranslations("import-steps");
  const words = useTranslations("imports");
  return (
    <Table label={title}>
      <thead>
        <tr>
          <Th num>{t("rejected.row")}</Th>
          <Th>{t("doubts.name")}</Th>
          <Th>{t("impact.field")}</Th>
          <Th>{t("impact.problem")}</Th>
        </tr>
      </thead>
      <tbody>
        {cells.map(({ row, sheet, name, field, kind }) => (
          <tr key={`${sheet} ${row} ${field} ${kind}`}>
            <RowHead className="text-end">
              {sheet === null ? row : t("rejected.inSheet", { sheet, row })}
            </RowHead>
            <Td>{name}</Td>
            <Td>{t(`warned.${field}`)}</Td>
            <Td>{words(`warnings.${kind}`)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
