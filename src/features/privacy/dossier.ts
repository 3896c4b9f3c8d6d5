import { changeInside, placeIn, type SealedColumn, sealedColumns } from "@/lib/sealed-columns";
import type { Place } from "@/lib/sealing";

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

type Open = (cipher: string, place: Place) => string | null;

/** The rows with their sealed columns opened; what cannot be opened says so as null. */
export function opened(tables: readonly TableRows[], open: Open): TableRows[] {
  return tables.map(({ table, rows }) => {
    const sealed = sealedColumns.filter((each) => each.table === table);
    return { table, rows: rows.map((row) => openedRow(row, sealed, open)) };
  });
}

function openedRow(row: Row, sealed: readonly SealedColumn[], open: Open): Row {
  const ciphers = new Map(sealed.map((each) => [each.column, each]));
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]) => {
      const cipher = ciphers.get(column);
      if (!cipher) return [[column, openedInside(row, value, open)]];
      return typeof value === "string" ? [[cipher.of.column, open(value, placeIn(cipher, row))]] : [];
    }),
  );
}

/** A row that is kept as JSON to take something back; its key says whose it is. */
function openedInside(row: Row, value: unknown, open: Open): unknown {
  const key = typeof row.key === "object" && row.key !== null ? row.key : {};
  return changeInside(value, { ...row, ...key }, open);
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
