import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { RowHead, Table, Td, Th } from "@/components/ui/table";
import type { ListedOutcome } from "../../review/row-list";
import type { Line, listRows } from "../../review/rows.queries";
import { PartButton } from "./part-button";

type Rows = Awaited<ReturnType<typeof listRows>>["rows"];
type Row = Rows[number];
type OutcomeRowsProps = { batchId: string; pile: ListedOutcome; rows: Rows; canPart: boolean };
type Column = "inFile" | "joinedTo" | "here" | "why" | "answer";

/** A heap row by row: its number, what the file says, who she is here, and why. */
export function OutcomeRows({ batchId, pile, rows, canPart }: OutcomeRowsProps) {
  const t = useTranslations("import-decisions.rows");
  const columns = columnsOf(pile, { rows, canPart });
  return (
    <Table label={t(`piles.${pile}`)}>
      <thead>
        <tr>
          <Th num>{t("row")}</Th>
          {columns.map((column) => (
            <Th key={column}>{t(column)}</Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number}>
            <RowHead className="text-end align-top">
              {row.sheet === null ? row.row : t("inSheet", { sheet: row.sheet, row: row.row })}
            </RowHead>
            {columns.map((column) => (
              <Td className="align-top" key={column}>
                <Cell batchId={batchId} column={column} row={row} />
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Before an import there is what the file says, after it only who she is. */
function columnsOf(
  pile: ListedOutcome,
  { rows, canPart }: Pick<OutcomeRowsProps, "rows" | "canPart">,
): Column[] {
  const said: Column[] = rows.some(({ inFile }) => inFile !== null) ? ["inFile"] : [];
  const found: Column[] = rows.some(({ contactId }) => contactId !== null) ? ["here"] : [];
  const joined: Column[] = pile === "joined" ? ["joinedTo"] : [];
  const sure: Column[] = pile === "sure" && canPart ? ["why", "answer"] : [];
  return [...said, ...joined, ...found, ...sure];
}

function Cell({ batchId, column, row }: { batchId: string; column: Column; row: Row }) {
  const reasons = useTranslations("import-decisions.reasons");
  switch (column) {
    case "inFile":
      return <Said line={row.inFile} />;
    case "here":
      return <Said contactId={row.contactId} line={row.here} />;
    case "joinedTo":
      return row.joinedTo;
    case "why":
      return <span className="text-ink-2">{row.reasons.map((reason) => reasons(reason)).join(", ")}</span>;
    case "answer":
      return row.contactId ? (
        <PartButton
          batchId={batchId}
          contactId={row.contactId}
          name={row.here?.name ?? ""}
          row={row.number}
        />
      ) : null;
  }
}

function Said({ line, contactId = null }: { line: Line | null; contactId?: string | null }) {
  const format = useFormatter();
  if (!line) return null;
  const born =
    line.bornOn && format.dateTime(new Date(line.bornOn), { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      {contactId ? <Link href={`/contacts/${contactId}`}>{line.name}</Link> : <b>{line.name}</b>}
      <span className="block text-12 text-ink-3">{[born, ...line.facts].filter(Boolean).join(" · ")}</span>
    </>
  );
}
