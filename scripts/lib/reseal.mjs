import { sealing } from "./sealing.mjs";
import { changeInBatches } from "./table-batches.mjs";
import { Stop } from "./terminal.mjs";

const ROUNDS = 5;

/**
 * Seals every sealed text of the installation under the current key, while others read and write. What was done already is passed
 * over, so it goes on where it was stopped.
 *
 * @param {import("pg").Client} client the owner
 * @param {{ field: string, old?: string }} keys
 * @returns {Promise<{ rows: number, unreadable: number }>} rows that were sealed anew, and texts that neither key opens
 */
export async function resealAll(client, keys) {
  const { decodeKey, resealWith, fingerprintOf, ...columns } = await sealing();
  const ring = { current: decodeKey(keys.field), old: keys.old ? decodeKey(keys.old) : undefined };
  const current = fingerprintOf(ring.current);
  let unreadable = 0;
  const again = (text, place) => {
    const now = resealWith(ring, text, place);
    if (now === null) unreadable += 1;
    return now;
  };
  let rows = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    unreadable = 0;
    const done = { wanted: 0, changed: 0 };
    for (const part of partsOf(columns, { again, current })) {
      const { wanted, changed } = await changeInBatches(client, part);
      done.wanted += wanted;
      done.changed += changed;
    }
    rows += done.changed;
    if (done.wanted === done.changed) return { rows, unreadable };
  }
  throw new Stop(
    "Some rows are written all the time, and kept their old key.",
    "npm run rotate-keys goes on with them.",
  );
}

/** Each table once: those with sealed columns, those with rows kept as JSON, and the cells of rejected rows. */
function partsOf({ sealedColumns, sealedInside, sealedCells, placeIn, changeInside }, { again, current }) {
  const tables = [...new Set(sealedColumns.map(({ table }) => table))];
  const plain = tables.map((table) => {
    const of = sealedColumns.filter((each) => each.table === table);
    return {
      table,
      columns: of.map(({ column }) => column),
      also: [...new Set(of.flatMap(({ id }) => id))],
      where: of.map(({ column }) => `t.${column} NOT LIKE 'v2.${current}.%'`).join(" OR "),
      change: (row) =>
        changed(
          row,
          of.map((each) => [each.column, row[each.column] && again(row[each.column], placeIn(each, row))]),
        ),
    };
  });
  const inside = sealedInside.map(({ table, columns }) => ({
    table,
    columns,
    also: ["union_id", ...(table === "contact_merge_change" ? ["key"] : [])],
    where: columns.map((column) => `t.${column}::text LIKE '%_cipher%'`).join(" OR "),
    change: (row) =>
      changed(
        row,
        columns.map((column) => [column, changeInside(row[column], { ...row, ...row.key }, again)]),
      ),
  }));
  const { table, column, id } = sealedCells;
  const cells = {
    table,
    columns: [column],
    also: id,
    where: `jsonb_typeof(t.${column}) = 'string'`,
    change: (row) =>
      changed(row, [[column, again(row[column], placeIn({ of: { table, column }, id }, row))]]),
  };
  return [...plain, ...inside, cells];
}

/** What is other than before; a text that no key opens stays as it is. */
const changed = (row, values) =>
  Object.fromEntries(
    values.filter(([column, value]) => value && JSON.stringify(value) !== JSON.stringify(row[column])),
  );
