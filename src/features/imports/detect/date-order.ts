import { readNik } from "@/features/matching/national-id";
import type { Row } from "@/lib/spreadsheets/cell";
import { datedFields } from "../columns/fields";
import { parseBirthPlaceDate } from "../parse/date";
import { parseNationalId } from "../parse/national-id";
import type { AnalysedColumn } from "./analysed-column";

type Seen = { rows: readonly Row[]; country: string; today: string };

/** What decides or suggests the order of days and months where a column does not say it: citizen numbers, another column. */
export function settleOrders(columns: readonly AnalysedColumn[], seen: Seen): void {
  for (const column of columns)
    if (column.facts.hasDateOrder && /^contact\.birth(Date|PlaceDate)$/.test(column.field))
      byNationalIds(
        column,
        columns.find(({ field }) => field === "contact.nationalId"),
        seen,
      );
  const sure = columns.filter(
    ({ field, facts }) =>
      datedFields.has(field) && facts.hasDateOrder && (!facts.dateOrderAmbiguous || facts.dateOrderClear),
  );
  const [first] = sure;
  if (!first || new Set(sure.map(({ facts }) => facts.dateOrder)).size > 1) return;
  for (const column of columns) {
    const { dateOrderAmbiguous, dateOrderClear } = column.facts;
    if (!dateOrderAmbiguous || dateOrderClear || !datedFields.has(column.field)) continue;
    column.facts.dateOrderBy = { code: "column", column: first.letter };
    if (first.facts.dateOrder) column.facts.dateOrder = first.facts.dateOrder;
  }
}

/** The citizen number has its owner's birthday in it: whatever order agrees with it for some, and never the other, is the order. */
function byNationalIds(column: AnalysedColumn, ids: AnalysedColumn | undefined, seen: Seen): void {
  if (!ids || seen.country !== "ID") return;
  const days = seen.rows.flatMap((row) => comparedDays(row, { column, ids, seen }));
  const agreeing = (order: PairOrder) => days.filter((day) => day[order] === day.born).length;
  const [day, month] = [agreeing("day_first"), agreeing("month_first")];
  if (Math.max(day, month) < 2 || Math.max(day, month) < Math.min(day, month) * 10) return;
  column.facts.dateOrder = day > month ? "day_first" : "month_first";
  column.facts.dateOrderAmbiguous = false;
  column.facts.dateOrderBy = { code: "national_id", column: ids.letter };
}

type PairOrder = "day_first" | "month_first";
type Compared = { born: string } & Record<PairOrder, string | undefined>;
type Comparing = { column: AnalysedColumn; ids: AnalysedColumn; seen: Seen };

/** The birthday as the number has it, and as the cell has it in both orders; nothing where the order makes no difference. */
function comparedDays(row: Row, { column, ids, seen }: Comparing): Compared[] {
  const nik = readNik(parseNationalId(row.cells[ids.index], seen.country).value ?? "");
  const cell = row.cells[column.index];
  if (!nik || cell?.kind !== "text") return [];
  const read = (order: PairOrder) =>
    parseBirthPlaceDate(cell, { order, meaning: "birth", today: seen.today }).date?.slice(2);
  const both = { day_first: read("day_first"), month_first: read("month_first") };
  return both.day_first === both.month_first ? [] : [{ born: nik.birthDay, ...both }];
}
