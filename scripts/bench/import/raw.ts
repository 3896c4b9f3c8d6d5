import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from, to } from "pg-copy-streams";

const tables = ["contact", "contact_point", "job", "membership"];

/** The new people of an import as COPY writes them, to be copied in again. */
export async function keepRows(owner: pg.Client, batchId: string): Promise<Map<string, Buffer>> {
  const kept = new Map<string, Buffer>();
  // Unanalysed tables make the planner scan all others for each row.
  await owner.query("SET enable_nestloop = off");
  for (const table of tables) {
    const columns = await columnsOf(owner, table);
    const out = owner.query(
      to(
        `COPY (SELECT ${columns} FROM ${table} WHERE import_batch_id = '${batchId}' AND ${ofNew(table, batchId)}) TO STDOUT`,
      ),
    );
    const chunks: Buffer[] = [];
    out.on("data", (chunk: Buffer) => chunks.push(chunk));
    await once(out, "end");
    kept.set(table, Buffer.concat(chunks));
  }
  await owner.query("RESET enable_nestloop");
  return kept;
}

/** For contacts that were there before, the undo restores what a copy would conflict with. */
const ofNew = (table: string, batchId: string) =>
  table === "contact"
    ? "true"
    : `contact_id IN (SELECT id FROM contact WHERE import_batch_id = '${batchId}')`;

/** Seconds that COPY alone needs for the same rows, as owner, without row security, in one transaction. */
export async function copyRaw(owner: pg.Client, rows: Map<string, Buffer>, batchId: string): Promise<number> {
  await owner.query("VACUUM ANALYZE");
  await owner.query("CHECKPOINT");
  const started = performance.now();
  await owner.query("BEGIN");
  for (const [table, data] of rows) {
    const columns = await columnsOf(owner, table);
    await pipeline([data], owner.query(from(`COPY ${table} (${columns}) FROM STDIN`)));
  }
  await owner.query("COMMIT");
  const seconds = (performance.now() - started) / 1_000;
  for (const table of [...rows.keys()].reverse())
    await owner.query(`DELETE FROM ${table} WHERE import_batch_id = $1`, [batchId]);
  await owner.query("VACUUM ANALYZE");
  return seconds;
}

async function columnsOf(owner: pg.Client, table: string): Promise<string> {
  const { rows } = await owner.query<{ list: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS list FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]?.list ?? "";
}
