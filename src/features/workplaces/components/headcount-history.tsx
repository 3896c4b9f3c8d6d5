import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Tag } from "@/components/ui/marks";
import { Section } from "@/components/ui/section";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { HeadcountEntry, Node } from "../headcounts.queries";
import type { Workplace } from "../queries";
import { WithdrawHeadcount } from "./withdraw-headcount";

type Props = {
  workplace: Pick<Workplace, "departments" | "shifts">;
  entries: readonly HeadcountEntry[];
  total: number;
  editable: boolean;
  end?: ReactNode;
};

export async function HeadcountHistory({ workplace, entries, total, editable, end }: Props) {
  const t = await getTranslations("workplaces.headcounts");
  const count = { shown: entries.length, total };
  const whole = entries.filter(({ departmentId, shiftId }) => !departmentId && !shiftId);
  const parts = entries.filter((entry) => !whole.includes(entry));
  return (
    <Section end={end} meta={t("meta")} title={t("title")}>
      {entries.length === 0 ? <p className="text-14 text-ink-2">{t("empty")}</p> : null}
      {whole.length > 0 ? (
        <HistoryTable editable={editable} entries={whole} placed={false} workplace={workplace} />
      ) : null}
      {parts.length > 0 ? (
        <details className="mt-2 print:hidden" open={whole.length === 0}>
          <summary className="inline-flex min-h-tap cursor-pointer items-center text-13 text-ink-2 underline underline-offset-3">
            {t("ofParts", { count: parts.length })}
          </summary>
          <HistoryTable editable={editable} entries={parts} placed workplace={workplace} />
        </details>
      ) : null}
      {entries.length < total ? <p className="mt-2 text-12 text-ink-3">{t("shown", count)}</p> : null}
    </Section>
  );
}

/** `placed`: names the department or shift in each row. */
type TableProps = Pick<Props, "workplace" | "editable" | "entries"> & { placed: boolean };

async function HistoryTable({ entries, ...rest }: TableProps) {
  const t = await getTranslations("workplaces.headcounts");
  return (
    <Table label={t("title")}>
      <thead>
        <tr>
          <Th>{t("countedOn")}</Th>
          {rest.placed ? <Th>{t("where")}</Th> : null}
          <Th num>{t("eligible")}</Th>
          <Th>{t("source")}</Th>
          <Th>
            <span className="sr-only">{t(rest.editable ? "withdraw" : "withdrawn")}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <HistoryRow entry={entry} key={entry.id} {...rest} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<TableProps, "entries"> & { entry: HeadcountEntry };

async function HistoryRow({ entry, workplace, editable, placed }: RowProps) {
  const [t, sources, format] = await Promise.all([
    getTranslations("workplaces.headcounts"),
    getTranslations("workplaces.sources"),
    getFormatter(),
  ]);
  const { id, countedOn, eligible, source, withdrawn, recordedBy } = entry;
  const dateStyle = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return (
    <tr className={cn(withdrawn && "text-ink-3")}>
      <RowHead className="whitespace-nowrap">
        {format.dateTime(new Date(`${countedOn}T00:00:00Z`), dateStyle)}
      </RowHead>
      {placed ? (
        <Td>{placeOf(entry, workplace, { whole: t("whole"), both: (parts) => t("both", parts) })}</Td>
      ) : null}
      <Td className={cn("font-strong", withdrawn && "line-through")} num>
        {eligible === null ? t("few") : format.number(eligible)}
      </Td>
      <Td>
        {sources(source)}
        {recordedBy ? (
          <span className="hidden text-12 text-ink-3 sm:ms-2 sm:inline">
            {t("recorded", { name: recordedBy })}
          </span>
        ) : null}
      </Td>
      <Td num>
        {withdrawn ? <Tag>{t("withdrawn")}</Tag> : null}
        {editable ? <WithdrawHeadcount headcountId={id} withdrawn={withdrawn} /> : null}
      </Td>
    </tr>
  );
}

type Words = { whole: string; both: (parts: { department: string; shift: string }) => string };

function placeOf({ departmentId, shiftId }: Node, { departments, shifts }: Props["workplace"], words: Words) {
  const department = departments.find(({ id }) => id === departmentId)?.name;
  const shift = shifts.find(({ id }) => id === shiftId)?.name;
  if (department && shift) return words.both({ department, shift });
  return department ?? shift ?? words.whole;
}
