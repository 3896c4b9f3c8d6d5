import { quoted } from "./database.mjs";

const SIZE = 500;

/**
 * Goes through a table in the order of its key, some rows at a time, each batch in a transaction of its own as the owner who may
 * seal anew. A row that another writes meanwhile is left as that one made it.
 *
 * @param {import("pg").Client} client
 * @param {object} how
 * @param {string} how.table
 * @param {string} how.where which rows, in SQL over `t`
 * @param {readonly string[]} how.columns the columns that may be changed
 * @param {readonly string[]} [how.also] other columns that `change` needs
 * @param {(row: Record<string, unknown>) => Record<string, unknown>} how.change new values of columns; none: the row stays
 * @returns {Promise<{ wanted: number, changed: number }>} rows that had other values, and those that got them
 */
export async function changeInBatches(client, { table, where, columns, also = [], change }) {
  const key = await keyOf(client, table);
  const types = await typesOf(client, table);
  const name = (column) => `t.${quoted(column)}`;
  const order = key.map(name).join(", ");
  const list = [...new Set([...key, ...columns, ...also])]
    .map((column) =>
      types[column] === "jsonb" ? name(column) : `${name(column)}::text AS ${quoted(column)}`,
    )
    .join(", ");
  const total = { wanted: 0, changed: 0 };
  let last;
  do {
    const after = last
      ? `(${order}) > (${key.map((column, at) => `$${at + 1}::${types[column]}`).join(", ")})`
      : "true";
    await inOwnersTransaction(client, async () => {
      const { rows } = await client.query(
        `SELECT ${list} FROM public.${quoted(table)} t WHERE (${where}) AND ${after} ORDER BY ${order} LIMIT ${SIZE}`,
        last ?? [],
      );
      last = rows.length < SIZE ? undefined : key.map((column) => rows.at(-1)[column]);
      const changes = changesOf(rows, change, { key, columns });
      total.wanted += changes.length;
      total.changed += await write(client, { table, key, types, columns, changes });
    });
  } while (last);
  return total;
}

function changesOf(rows, change, { key, columns }) {
  return rows.flatMap((row) => {
    const now = change(row);
    if (Object.keys(now).length === 0) return [];
    const pick = (from, prefix) =>
      columns.map((column) => [`${prefix}${column}`, (column in from ? from : row)[column]]);
    return [
      Object.fromEntries([
        ...key.map((column) => [`key_${column}`, row[column]]),
        ...pick(row, "was_"),
        ...pick(now, "now_"),
      ]),
    ];
  });
}

async function write(client, { table, key, types, columns, changes }) {
  if (changes.length === 0) return 0;
  const shape = [
    ...key.map((column) => `${quoted(`key_${column}`)} ${types[column]}`),
    ...columns.flatMap((column) =>
      ["was_", "now_"].map((which) => `${quoted(`${which}${column}`)} ${types[column]}`),
    ),
  ].join(", ");
  const values = columns.map((column) => `${quoted(column)} = r.${quoted(`now_${column}`)}`).join(", ");
  const same = [
    ...key.map((column) => `t.${quoted(column)} = r.${quoted(`key_${column}`)}`),
    ...columns.map((column) => `t.${quoted(column)} IS NOT DISTINCT FROM r.${quoted(`was_${column}`)}`),
  ].join(" AND ");
  const { rowCount } = await client.query(
    `UPDATE public.${quoted(table)} t SET ${values} FROM jsonb_to_recordset($1::jsonb) AS r (${shape}) WHERE ${same}`,
    [JSON.stringify(changes)],
  );
  return rowCount;
}

async function inOwnersTransaction(client, work) {
  await client.query(
    "BEGIN; SET LOCAL app.backup = 'on'; SET LOCAL app.reseal = 'on'; SET LOCAL lock_timeout = '10s'",
  );
  try {
    await work();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  }
}

async function keyOf(client, table) {
  const { rows } = await client.query(
    `SELECT a.attname AS column FROM pg_index i JOIN unnest(i.indkey::int[]) WITH ORDINALITY k (attnum, place) ON true
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
     WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY k.place`,
    [`public.${quoted(table)}`],
  );
  return rows.map(({ column }) => column);
}

async function typesOf(client, table) {
  const { rows } = await client.query(
    `SELECT attname AS column, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped`,
    [`public.${quoted(table)}`],
  );
  return Object.fromEntries(rows.map(({ column, type }) => [column, type]));
}
