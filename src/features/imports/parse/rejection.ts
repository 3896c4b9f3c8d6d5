import { cellText } from "@/lib/spreadsheets/cell";
import { valueText } from "./blank";
import { parseDate } from "./date";
import type { ImportMapping } from "./import-mapping";
import { isPlaceholderName } from "./name";
import type { RowFields } from "./row-fields";
import { writtenName } from "./row-name";
import { parseSex } from "./sex";

const rejectionReasons = [
  "no_name",
  "no_name_and_no_contact",
  "placeholder_name",
  "not_a_person",
  "has_left",
  "hidden_row",
  "cell_error",
  "formula_not_calculated",
  "cells_shifted",
  "too_few_columns",
  "too_many_columns",
  "unclosed_quote",
  "cell_too_long",
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

/** Why a row must not come in; null when it may. */
export function rejectionOf(
  fields: RowFields,
  mapping: Pick<ImportMapping, "columnCount" | "leaveOutHidden">,
): RejectionReason | null {
  if (mapping.leaveOutHidden && fields.row.hidden) return "hidden_row";
  if (fields.row.problem) return fields.row.problem;
  return (
    wrongLength(fields, mapping.columnCount) ??
    (isShifted(fields) ? "cells_shifted" : isOrganisation(fields) ? "not_a_person" : nameProblem(fields))
  );
}

/** A day on which the job ended, gone by: a person who has left is no worker there any more, and is listed instead of counted. */
export function hasLeft(fields: RowFields, today: string): boolean {
  const mapped = fields.first("job.endedOn");
  const order = mapped?.facts.dateOrder ?? "day_first";
  const { date } = parseDate(mapped?.cell, { order, meaning: "any", today });
  return date !== null && date <= today;
}

/** One missing last column is an empty cell that was not written; more is a broken row. */
function wrongLength({ row }: RowFields, columnCount: number | null): RejectionReason | null {
  if (columnCount === null || row.line === undefined) return null;
  if (row.cells.length > columnCount) return "too_many_columns";
  return row.cells.length < columnCount - 1 ? "too_few_columns" : null;
}

/** Two typed cells that hold each other's kind of value: a cell was inserted. */
function isShifted(fields: RowFields): boolean {
  const name = fields.cell("contact.name");
  const nameText = valueText(name);
  const nameIsWrong =
    nameText !== "" &&
    (/^[\d\s.\-/]+$/.test(nameText) || (nameText.length <= 2 && parseSex(nameText) !== null));
  const sex = valueText(fields.cell("contact.sex"));
  const sexIsWrong = sex !== "" && parseSex(sex) === null && /^\p{L}+\s+\p{L}+|^\d{6,}$/u.test(sex);
  const id = valueText(fields.cell("contact.nationalId"));
  const idIsWrong = id !== "" && /^\p{L}/u.test(id) && !/\d{6}/.test(id);
  return [nameIsWrong, sexIsWrong, idIsWrong].filter(Boolean).length >= 2;
}

/** Programs that keep firms and households among their contacts say which is which. */
function isOrganisation(fields: RowFields): boolean {
  const kind = valueText(fields.cell("contact.kind"));
  return kind !== "" && !/^(individual|person|people|orang|perorangan|individu)$/i.test(kind);
}

const nameFields = ["contact.name", "contact.firstName", "contact.lastName"] as const;

function nameProblem(fields: RowFields): RejectionReason | null {
  const name = writtenName(fields);
  if (name === "") return missingName(fields);
  return isPlaceholderName(name) ? "placeholder_name" : null;
}

function missingName(fields: RowFields): RejectionReason {
  const cells = nameFields.map((field) => fields.cell(field));
  if (cells.some((cell) => cell?.kind === "error")) return "cell_error";
  if (cells.some((cell) => cell?.kind === "uncalculated")) return "formula_not_calculated";
  return hasAnyContact(fields) ? "no_name" : "no_name_and_no_contact";
}

const identifying = [
  "contact.phones",
  "contact.email",
  "contact.address",
  "contact.nationalId",
  "job.employeeNumber",
  "contact.birthDate",
  "contact.birthPlaceDate",
] as const;

function hasAnyContact(fields: RowFields): boolean {
  return identifying.some((field) => fields.all(field).some(({ cell }) => valueText(cell) !== ""));
}

export function shownCells(fields: RowFields): string[] {
  return fields.row.cells.map((cell) => cutShort(cell.kind === "error" ? cell.text : cellText(cell)));
}

const longestKept = 2_000;

/** What a rejected row's cell is kept as; the mark says that there was more. */
const cutShort = (text: string) => (text.length > longestKept ? `${text.slice(0, longestKept)} […]` : text);
