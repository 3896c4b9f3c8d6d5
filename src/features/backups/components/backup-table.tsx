import { useFormatter, useTranslations } from "next-intl";
import { Done, Marker, SoftMarker } from "@/components/ui/marks";
import { Sheet } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { BackupRow } from "../queries";
import { useBytes } from "./bytes";

/** The last backups and tries, newest first. */
export function BackupTable({ rows }: { rows: readonly BackupRow[] }) {
  const t = useTranslations("system.backups");
  if (rows.length === 0) return <p className="text-14 text-ink-2">{t("empty")}</p>;
  return (
    <Sheet className="px-2 pb-2">
      <Table label={t("title")}>
        <thead>
          <tr>
            <Th>{t("day")}</Th>
            <Th>{t("made")}</Th>
            <Th className="hidden md:table-cell" num>
              {t("size")}
            </Th>
            <Th className="hidden md:table-cell" num>
              {t("took")}
            </Th>
            <Th>{t("checked")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </Table>
    </Sheet>
  );
}

function Line({ row }: { row: BackupRow }) {
  const t = useTranslations("system.backups");
  const format = useFormatter();
  const bytes = useBytes();
  const { startedAt, finishedAt } = row;
  const seconds = finishedAt
    ? Math.max(1, Math.round((finishedAt.getTime() - startedAt.getTime()) / 1000))
    : null;
  return (
    <tr>
      <RowHead className="whitespace-nowrap">
        {format.dateTime(startedAt, { weekday: "short", day: "numeric", month: "short" })}
      </RowHead>
      <Td className="whitespace-nowrap">
        {format.dateTime(startedAt, { hour: "2-digit", minute: "2-digit" })}
        <span className="ms-2 hidden text-12 text-ink-3 md:inline">{t(`kinds.${row.kind}`)}</span>
      </Td>
      <Td className="hidden md:table-cell" num>
        {row.bytes === null ? null : bytes(row.bytes)}
      </Td>
      <Td className="hidden md:table-cell" num>
        {seconds === null ? null : t("seconds", { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
      </Td>
      <Td>
        <Outcome row={row} />
      </Td>
    </tr>
  );
}

function Outcome({ row }: { row: BackupRow }) {
  const t = useTranslations("system.backups");
  const format = useFormatter();
  if (row.problem) return <Marker>{t(`problems.${row.problem}` as Parameters<typeof t>[0])}</Marker>;
  if (!row.checkedAt) return <span className="text-ink-3">{t("running")}</span>;
  const time = format.dateTime(row.checkedAt, { hour: "2-digit", minute: "2-digit" });
  if (row.checked === "read") return <SoftMarker>{t("onlyRead")}</SoftMarker>;
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
      <Done>{t("agree")}</Done>
      <span className="text-12 text-ink-3">{time}</span>
    </span>
  );
}
