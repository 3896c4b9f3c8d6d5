import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { listRejected, RejectedRow } from "../../review/rejections.queries";

type RejectedRowsProps = Awaited<ReturnType<typeof listRejected>> & { batchId: string; until?: Date | null };

/** Rows that do not come in, each with its number and its reason, and all of them as a file. */
export function RejectedRows({ batchId, rows, total, until = null }: RejectedRowsProps) {
  const t = useTranslations("import-steps.rejected");
  const format = useFormatter();
  const words = useTranslations("imports");
  if (total === 0) return null;
  const wordsOf = (cells: RejectedRow["cells"]) => {
    if (cells === "unreadable") return t("unreadable");
    return cells ? shownCells(cells) : t("removed");
  };
  return (
    <Section
      end={
        <a
          className="inline-flex items-center gap-1.5"
          download
          href={`/api/imports/${batchId}/rejected`}
          referrerPolicy="same-origin"
        >
          <Download aria-hidden className="size-4" />
          {t("download")}
        </a>
      }
      meta={t("shown", { shown: rows.length, total })}
      title={t("title")}
    >
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th num>{t("row")}</Th>
            <Th>{t("reason")}</Th>
            <Th>{t("cells")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, sheet, reason, cells }) => (
            <tr key={`${sheet} ${row}`}>
              <RowHead className="text-end">{sheet === null ? row : t("inSheet", { sheet, row })}</RowHead>
              <Td>{words(`reasons.${reason}` as Parameters<typeof words>[0])}</Td>
              <Td className="max-w-[32rem] text-ink-2">
                <span className="line-clamp-2 break-words">{wordsOf(cells)}</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {until ? (
        <p className="mt-2 text-12 text-ink-3">
          {t("until", { day: format.dateTime(until, { day: "numeric", month: "long" }) })}
        </p>
      ) : null}
    </Section>
  );
}

const longest = 40;
const most = 8;

function shownCells(cells: readonly string[]): string {
  const filled = cells.map((cell) => cell.trim().slice(0, longest)).filter(Boolean);
  return filled.slice(0, most).join(" · ");
}
