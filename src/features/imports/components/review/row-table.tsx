import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { ReviewRow } from "../../rows.schema";
import { PartButton } from "./part-button";
import { type Column, columnsOf, factsOf, type RowWords, type TableFilter, textOf } from "./row-words";

type RowTableProps = {
  filter: TableFilter;
  rows: readonly ReviewRow[];
  label: string;
  /** Of which import a row may be taken from whom it was matched with; null where it is too late. */
  separable?: string | null;
};

/** The rows of a list, one under the other. */
export function RowTable({ filter, rows, label, separable = null }: RowTableProps) {
  const words = {
    decisions: useTranslations("import-decisions"),
    steps: useTranslations("import-steps"),
    imports: useTranslations("imports"),
    format: useFormatter(),
  };
  const columns = columnsOf(filter).filter(
    (column) => column !== "row" && isFilled(column, rows) && (column !== "why" || separable),
  );
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th num>{words.decisions("rows.row")}</Th>
          {columns.map((column) => (
            <Th key={column}>{words.decisions(`rows.${column}`)}</Th>
          ))}
          {separable ? <Th>{words.decisions("rows.answer")}</Th> : null}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.number} ${row.position}`}>
            <RowHead className="text-end align-top">{textOf("row", row, words)}</RowHead>
            {columns.map((column) => (
              <Td className={cellClass(column)} key={column}>
                <Cell column={column} row={row} words={words} />
              </Td>
            ))}
            {separable ? (
              <Td className="align-top">
                <Separate batchId={separable} row={row} />
              </Td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Before an import there is what the file says, after it only who she is. */
const isFilled = (column: Column, rows: readonly ReviewRow[]) =>
  (column !== "inFile" && column !== "here") || rows.some((row) => row[column] !== null);

function cellClass(column: Column): string {
  if (column === "cells") return "max-w-[32rem] text-ink-2";
  return column === "why" ? "align-top text-ink-2" : "align-top";
}

function Cell({ column, row, words }: { column: Column; row: ReviewRow; words: RowWords }) {
  if (column === "cells")
    return <span className="line-clamp-2 break-words">{textOf(column, row, words)}</span>;
  if (column !== "inFile" && column !== "here") return textOf(column, row, words);
  const line = row[column];
  if (!line) return null;
  const contactId = column === "here" ? row.contactId : null;
  return (
    <>
      {contactId ? <Link href={`/contacts/${contactId}`}>{line.name}</Link> : <b>{line.name}</b>}
      <span className="block text-12 text-ink-3">{factsOf(line, words).join(" · ")}</span>
    </>
  );
}

function Separate({ batchId, row: { number, contactId, here } }: { batchId: string; row: ReviewRow }) {
  if (!contactId) return null;
  return <PartButton batchId={batchId} contactId={contactId} name={here?.name ?? ""} row={number} />;
}
