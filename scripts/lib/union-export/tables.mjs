import { literal, quoted } from "../database.mjs";
import { NOT_THE_COLUMNS, OF_THE_INSTALLATION, OF_THE_SIGN_IN } from "./format.mjs";

const COLUMNS = `SELECT c.relname AS "table", a.attname::text AS name, format_type(a.atttypid, NULL) AS type,
    array_position(k.indkey::int2[], a.attnum) AS key
  FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
  LEFT JOIN pg_index k ON k.indrelid = c.oid AND k.indisprimary
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  ORDER BY c.relname COLLATE "C", a.attnum`;

/**
 * The tables of which an export has rows, each with its columns, types and key.
 *
 * @returns {Promise<{ name: string, columns: { name: string, type: string, key: number | null }[] }[]>}
 */
export async function listTables(client) {
  const { rows } = await client.query(COLUMNS);
  const left = [...OF_THE_INSTALLATION, ...OF_THE_SIGN_IN];
  const names = [...new Set(rows.map(({ table }) => table))].filter((name) => !left.includes(name));
  return names.map((name) => ({
    name,
    columns: rows.filter((row) => row.table === name && !NOT_THE_COLUMNS[name]?.includes(row.name)),
  }));
}

/** The unions of an export, and those that they belong to: a union's federation is named in its row. */
export async function unionsOf(client, asked) {
  const { rows } = await client.query(
    `WITH RECURSIVE wanted AS (
       SELECT u.* FROM "union" u WHERE $1::text IS NULL OR u.id::text = $1 OR lower(u.name) = lower($1)
       UNION SELECT p.* FROM "union" p JOIN wanted w ON w.parent_id = p.id)
     SELECT id, name, parent_id AS "parentId" FROM wanted ORDER BY created_at, id`,
    [asked ?? null],
  );
  return rows;
}

// JSON's numbers are a program's floating point: what may be longer goes as text.
const EXACT = ["bigint", "numeric"];
const WORDS = ["text", "character varying", "character"];

/** One line of JSON for each row, in the order of the key, whatever language a server sorts by. */
export function rowsSql({ name, columns }, unions) {
  const listed = columns.map((column) =>
    EXACT.includes(column.type)
      ? `t.${quoted(column.name)}::text AS ${quoted(column.name)}`
      : `t.${quoted(column.name)}`,
  );
  const order = columns
    .filter(({ key }) => key !== null)
    .sort((one, other) => one.key - other.key)
    .map(({ name: column, type }) => `t.${quoted(column)}${WORDS.includes(type) ? ' COLLATE "C"' : ""}`);
  return `SELECT row_to_json(r)::text FROM (SELECT ${listed.join(", ")} FROM public.${quoted(name)} t
    WHERE ${belongs({ name, columns }, unions)} ORDER BY ${order.join(", ") || "1"}) r`;
}

function belongs({ name, columns }, unions) {
  const ids = `ARRAY[${unions.map((id) => literal(id)).join(", ")}]::uuid[]`;
  if (name === "union") return `t.id = ANY (${ids})`;
  if (name === "user")
    return `EXISTS (SELECT 1 FROM public.seat s WHERE s.user_id = t.id AND s.union_id = ANY (${ids}))`;
  if (columns.some((column) => column.name === "union_id")) return `t.union_id = ANY (${ids})`;
  throw new Error(`It is not known whose rows ${name} has: say it in scripts/lib/union-export.`);
}
