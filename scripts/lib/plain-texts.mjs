import { withClient } from "./database.mjs";
import { sealing } from "./sealing.mjs";
import { changeInBatches } from "./table-batches.mjs";
import { step } from "./terminal.mjs";

const STEP = "seal_plain_texts";
const TEXTS = ["address", "background"];
const ALONE = 72707373;

/**
 * Addresses and backgrounds of contacts were not sealed before 0014: this seals them once, before anything is served. Stopped, it
 * goes on where it was; of several starts at once one does it and the others wait.
 */
export async function sealPlainTexts(ownerUrl, keys) {
  await withClient({ url: ownerUrl }, async (client) => {
    if (await isDone(client)) return;
    await client.query("SELECT pg_advisory_lock($1)", [ALONE]);
    if (await isDone(client)) return;
    const parts = await partsOf(keys);
    await step("Sealing addresses and backgrounds of contacts", async () => {
      for (const part of parts) await changeInBatches(client, part);
    });
    await client.query("INSERT INTO data_step (name) VALUES ($1) ON CONFLICT DO NOTHING", [STEP]);
  });
}

async function isDone(client) {
  const { rowCount } = await client.query("SELECT 1 FROM data_step WHERE name = $1", [STEP]);
  return rowCount > 0;
}

async function partsOf({ field, blind }) {
  const { sealWith, sealComparableWith, sealedInside, decodeKey } = await sealing();
  const keys = { field: decodeKey(field), blind: decodeKey(blind) };
  const sealed = (unionId, column, text) =>
    typeof text === "string" && text !== ""
      ? sealComparableWith(keys, text, { unionId, table: "contact", column })
      : null;
  const people = ["contact", "import_person"].map((table) => ({
    table,
    columns: TEXTS.flatMap((column) => [column, `${column}_cipher`]),
    also: ["union_id"],
    where: "t.address IS NOT NULL OR t.background IS NOT NULL",
    change: (row) =>
      Object.fromEntries(
        TEXTS.filter((column) => row[column] !== null).flatMap((column) => [
          [`${column}_cipher`, sealed(row.union_id, column, row[column])],
          [column, null],
        ]),
      ),
  }));
  const edits = {
    table: "contact_edit",
    columns: ["old_value", "new_value", "old_cipher", "new_cipher"],
    where: "t.field IN ('address', 'background') AND (t.old_value IS NOT NULL OR t.new_value IS NOT NULL)",
    change: ({ id, ...row }) =>
      Object.fromEntries(
        ["old", "new"].flatMap((which) => {
          const [column, text] = [`${which}_value`, row[`${which}_value`]];
          if (text === null) return [];
          return [
            [`${which}_cipher`, sealWith(keys.field, text, { table: "contact_edit", column, id })],
            [column, null],
          ];
        }),
      ),
  };
  const inside = sealedInside.map(({ table, columns }) => ({
    table,
    columns,
    also: ["union_id"],
    where: columns.map((column) => `t.${column}::text ~ '"(address|background)":'`).join(" OR "),
    change: (row) =>
      Object.fromEntries(
        columns.map((column) => [
          column,
          renamed(row[column], (name, text) => sealed(row.union_id, name, text)),
        ]),
      ),
  }));
  return [...people, edits, ...inside];
}

/** A kept row as the columns are now: `address` becomes `address_cipher`, as it is in the table. */
function renamed(value, seal) {
  if (Array.isArray(value)) return value.map((each) => renamed(each, seal));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => {
      if (!TEXTS.includes(name)) return [[name, renamed(inner, seal)]];
      const cipher = `${name}_cipher`;
      return Object.hasOwn(value, cipher) ? [] : [[cipher, seal(name, inner)]];
    }),
  );
}
