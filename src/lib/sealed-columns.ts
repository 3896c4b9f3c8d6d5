import type { Place } from "./sealing";

type Row = Readonly<Record<string, unknown>>;

/** A column whose texts are sealed; `id`: the columns of the row that say whose text it is, as its place has them. */
export type SealedColumn = { table: string; column: string; of: Omit<Place, "id">; id: readonly string[] };

const contact = (column: string) => ({ table: "contact", column });
const notes = { table: "conversation", column: "notes" };

/** Every column of the database that is sealed. `npm run rotate-keys` changes the key of these; a test looks for others. */
export const sealedColumns: readonly SealedColumn[] = [
  {
    table: "authenticator",
    column: "secret_cipher",
    of: { table: "authenticator", column: "secret" },
    id: ["user_id"],
  },
  { table: "contact", column: "national_id_cipher", of: contact("national_id"), id: ["id"] },
  { table: "contact", column: "address_cipher", of: contact("address"), id: ["union_id"] },
  { table: "contact", column: "background_cipher", of: contact("background"), id: ["union_id"] },
  {
    table: "contact_edit",
    column: "old_cipher",
    of: { table: "contact_edit", column: "old_value" },
    id: ["id"],
  },
  {
    table: "contact_edit",
    column: "new_cipher",
    of: { table: "contact_edit", column: "new_value" },
    id: ["id"],
  },
  { table: "conversation", column: "notes_cipher", of: notes, id: ["id"] },
  { table: "conversation_version", column: "notes_cipher", of: notes, id: ["conversation_id"] },
  {
    table: "export_request",
    column: "scope_cipher",
    of: { table: "export_request", column: "scope" },
    id: ["id"],
  },
  { table: "import_person", column: "national_id_cipher", of: contact("national_id"), id: ["contact_id"] },
  { table: "import_person", column: "address_cipher", of: contact("address"), id: ["union_id"] },
  { table: "import_person", column: "background_cipher", of: contact("background"), id: ["union_id"] },
];

/** Rows of other tables as JSON, kept to take something back: their sealed texts stand under the names of the columns. */
export const sealedInside = [
  { table: "contact_merge_change", columns: ["before", "after"] },
  { table: "import_candidate", columns: ["before"] },
  { table: "import_change", columns: ["before", "after"] },
] as const;

/** The cells of a row that did not come in, as one sealed text in place of a list. */
export const sealedCells = { table: "import_row", column: "cells", id: ["batch_id", "row_number"] } as const;

export const placeIn = ({ of, id }: Pick<SealedColumn, "of" | "id">, row: Row): Place => ({
  ...of,
  id: id.map((column) => String(row[column])).join(":"),
});

export type Change = (text: string, place: Place) => string | null;

/**
 * A value of JSON with each sealed text in it changed; what gives null stays. `row` is the row that the value stands in: a contact
 * of which only some columns are kept has its id there, under `entity_id` or as the key.
 */
export function changeInside(value: unknown, row: Row, change: Change): unknown {
  if (Array.isArray(value)) return value.map((each) => changeInside(each, row, change));
  if (!isRow(value)) return value;
  const within: Row = { ...row, ...value };
  return Object.fromEntries(
    Object.entries(value).map(([column, inner]) => {
      if (typeof inner !== "string") return [column, changeInside(inner, within, change)];
      const place = placeInside(column, within);
      return [column, (place && change(inner, place)) ?? inner];
    }),
  );
}

function placeInside(column: string, row: Row): Place | null {
  if (column === "address_cipher") return placeIn({ of: contact("address"), id: ["union_id"] }, row);
  if (column === "background_cipher") return placeIn({ of: contact("background"), id: ["union_id"] }, row);
  if (column !== "national_id_cipher") return null;
  const staged = row.contact_id !== undefined;
  return placeIn({ of: contact("national_id"), id: [staged ? "contact_id" : "id"] }, row);
}

function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
