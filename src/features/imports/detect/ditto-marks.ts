import { type Row, tidy } from "@/lib/spreadsheets/cell";
import type { FieldKey } from "../columns/fields";
import { isDitto } from "../parse/blank";
import { placeOfRow } from "../row-number";

/** What is one person's is never the next person's too. */
const own: ReadonlySet<FieldKey> = new Set<FieldKey>([
  ...(["contact.serikatId", "contact.name", "contact.firstName", "contact.middleName"] as const),
  ...(["contact.legalName", "contact.nickname", "contact.nationalId", "contact.birthDate"] as const),
  ...(["contact.birthPlaceDate", "contact.phones", "contact.email", "contact.externalId"] as const),
  ...(["contact.note", "job.employeeNumber", "membership.cardNumber"] as const),
]);

/** Puts into a cell with a ditto mark what stands above it. Rows come in their order; an own number or name is never repeated. */
export class DittoMarks {
  private above: Row["cells"] = [];
  private part = 0;
  private readonly shared: readonly number[];

  constructor(columns: readonly { index: number; field: FieldKey }[]) {
    this.shared = columns.filter(({ field }) => !own.has(field)).map(({ index }) => index);
  }

  fill(row: Row): Row {
    const { part } = placeOfRow(row.number);
    if (part !== this.part) this.above = [];
    this.part = part;
    const marked = this.shared.filter((at) => isMarked(row.cells[at]));
    const filled = marked.length === 0 ? row : this.copied(row, marked);
    this.above = filled.cells;
    return filled;
  }

  private copied(row: Row, marked: readonly number[]): Row {
    const cells = [...row.cells];
    for (const at of marked) cells[at] = this.above[at] ?? { kind: "empty" };
    return { ...row, cells };
  }
}

const longestMark = 12;
const isMarked = (cell: Row["cells"][number] | undefined): boolean =>
  cell?.kind === "text" && cell.text.length <= longestMark && isDitto(tidy(cell.text));
