import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Glyph } from "@/components/ui/glyph";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { listDoubts } from "../doubts/queries";

type DoubtfulCellsProps = Awaited<ReturnType<typeof listDoubts>> & { batchId: string };

/** The cells that could not be trusted, each with its row, and all of them as a file. */
export function DoubtfulCells({ batchId, cells, total }: DoubtfulCellsProps) {
  const t = useTranslations("import-steps");
  if (total === 0) return null;
  return (
    <Section
      end={
        <a className="inline-flex items-center gap-1.5" download href={`/api/imports/${batchId}/doubts`}>
          <Download aria-hidden className="size-4" />
          {t("rejected.download")}
        </a>
      }
      meta={t("rejected.shown", { shown: cells.length, total })}
      title={t("doubts.title")}
    >
      <p className="mb-2 text-13 text-ink-2">{t("doubts.text")}</p>
      <details>
        <summary className="flex min-h-tap cursor-pointer items-center gap-1.5 text-13 font-label text-ink-2 fine:min-h-9">
          <Glyph className="size-4 shrink-0" name="down" />
          {t("doubts.show", { count: cells.length })}
        </summary>
        <CellTable cells={cells} />
      </details>
    </Section>
  );
}

function CellTable({ cells }: Pick<DoubtfulCellsProps, "cells">) {
  const t = useTranslations("import-steps");
  const words = useTranslations("imports");
  return (
    <Table label={t("doubts.title")}>
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
