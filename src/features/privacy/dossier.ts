export type Row = Readonly<Record<string, unknown>>;
export type TableRows = { table: string; rows: Row[] };

/** Everything that is kept of one contact. */
export type Dossier = {
  format: 1;
  union: string;
  contact: { id: string; name: string };
  takenAt: string;
  reason: string;
  tables: TableRows[];
  /** What the ids in it are called. */
  names: Record<string, string>;
};

type Sealed = { table: string; column: string; as: string };

/** Columns that are kept encrypted, and what they are called once they are opened. */
const sealedColumns: readonly Sealed[] = [
  { table: "contact", column: "national_id_cipher", as: "national_id" },
  { table: "contact_edit", column: "old_cipher", as: "old_value" },
  { table: "contact_edit", column: "new_cipher", as: "new_value" },
  { table: "conversation", column: "notes_cipher", as: "notes" },
  { table: "conversation_version", column: "notes_cipher", as: "notes" },
  { table: "import_person", column: "national_id_cipher", as: "national_id" },
];

type Open = (table: string, as: string, row: Row, cipher: string) => string | null;

/** The rows with their sealed columns opened; what cannot be opened says so as null. */
export function opened(tables: readonly TableRows[], open: Open): TableRows[] {
  return tables.map(({ table, rows }) => ({
    table,
    rows: rows.map((row) => {
      let now = row;
      for (const { column, as } of sealedColumns.filter((each) => each.table === table)) {
        const { [column]: cipher, ...rest } = now;
        now = typeof cipher === "string" ? { ...rest, [as]: open(table, as, row, cipher) } : rest;
      }
      return now;
    }),
  }));
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isId = (value: unknown): value is string => typeof value === "string" && uuid.test(value);

/** Every id that stands in the rows, to be looked up. */
export function idsIn(tables: readonly TableRows[]): string[] {
  const values = tables.flatMap(({ rows }) => rows.flatMap((row) => Object.values(row).flat()));
  return [...new Set(values.filter(isId))];
}

/** Of the program, not of the person. */
const inner = /^(union_id|closed|search_text|reversed|version|national_id_key|fingerprint|key)$/;

type Fact = { column: string; value: string };

/** A row as a reader sees it: names for ids, nothing empty, nothing of the program. */
export function factsOf(row: Row, names: Readonly<Record<string, string>>): Fact[] {
  return Object.entries(row).flatMap(([column, value]) => {
    const text = inner.test(column) ? null : shown(value, names);
    return text === null ? [] : [{ column, value: text }];
  });
}

function shown(value: unknown, names: Readonly<Record<string, string>>): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (isId(value)) return names[value] ?? null;
  if (Array.isArray(value))
    return (
      value
        .map((each) => shown(each, names))
        .filter(Boolean)
        .join(", ") || null
    );
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
