import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { ensureRole, migrateQueue, migrateWithin } from "../../../prisma/migrate.mjs";
import { STEADY } from "../backup/catalogue.mjs";
import { buildSchema, clearSchema, openForLoading } from "../backup/schema.mjs";
import { quoted, withClient } from "../database.mjs";
import { Stop } from "../terminal.mjs";
import { ENTRY } from "./format.mjs";
import { lineSink, linesOf } from "./lines.mjs";
import { damaged } from "./read.mjs";
import { sealedTexts } from "./sealed.mjs";
import { listTables, rowsSql } from "./tables.mjs";
import { measuring, openedLines } from "./write.mjs";

const AT_ONCE = 20_000;

/**
 * Loads an export into a database in one transaction: either all of it is there, sealed with the keys of this installation and with
 * the checksums that the file says, or nothing was changed. What was in the database before is gone then.
 *
 * @param {object} how
 * @param {Awaited<ReturnType<import("./read.mjs").openExport>>} how.source
 * @param {string} how.url the owner's address of the database
 * @param {{ field: string, blind: string }} how.keys
 * @param {{ field: string, blind: string }} how.fingerprints of these keys
 */
export async function loadUnionExport({ source, url, keys, fingerprints }) {
  await migrateQueue(url);
  return await withClient({ url }, async (client) => {
    await ensureRole(client);
    await client.query("BEGIN");
    await client.query(`${STEADY}; SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = '15s'`);
    const { manifest } = source;
    await clearSchema(client);
    await buildSchema(client, manifest);
    const tables = await knownTables(client, manifest);
    const close = await openForLoading(client, tables);
    const texts = await sealedTexts(keys);
    await client.query("CREATE TEMP TABLE arriving (line json) ON COMMIT DROP");
    for (const table of tables) await loadTable(client, { table, source, seal: texts.closer(table.name) });
    await compare(client, { tables, manifest, texts });
    await close().catch(refused);
    await noteMigrations(client, manifest);
    const migrated = await migrateWithin(client);
    await client.query("INSERT INTO key_canary (name, fingerprint) VALUES ('field', $1), ('blind', $2)", [
      fingerprints.field,
      fingerprints.blind,
    ]);
    await client.query("DELETE FROM graphile_worker._private_jobs");
    await client.query("COMMIT");
    return { migrated };
  });
}

/** The tables of the file as the schema of its version has them; a column that the file has no values of stays empty. */
async function knownTables(client, manifest) {
  const ours = await listTables(client);
  return manifest.tables.map((table) => {
    const found = ours.find(({ name }) => name === table.name);
    const columns = table.columns.map((name) => found?.columns.find((column) => column.name === name));
    if (columns.includes(undefined)) throw damaged(new Error(`${table.name} is not as its version made it`));
    return { ...table, columns };
  });
}

async function loadTable(client, { table, source, seal }) {
  const hash = createHash("sha256");
  const hashed = async function* () {
    try {
      for await (const chunk of await source.stream(ENTRY.rows(table.name))) {
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      throw damaged(error);
    }
  };
  const names = table.columns.map(({ name }) => quoted(name));
  const insert = `INSERT INTO public.${quoted(table.name)} (${names.join(", ")})
    SELECT ${names.map((name) => `p.${name}`).join(", ")}
    FROM pg_temp.arriving a, json_populate_record(NULL::public.${quoted(table.name)}, a.line) p`;
  let held = [];
  const flush = async () => {
    await copyLines(client, held).catch(refused);
    await client.query(insert).catch(refused);
    await client.query("TRUNCATE pg_temp.arriving");
    held = [];
  };
  for await (const lines of linesOf(hashed())) {
    held.push(...(seal ? lines.map((line) => JSON.stringify(seal(parsed(line)))) : lines));
    if (held.length >= AT_ONCE) await flush();
  }
  if (held.length > 0) await flush();
  if (hash.digest("hex") !== table.sha256) throw damaged(new Error(`${table.name} has another checksum`));
}

function parsed(line) {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw damaged(error);
  }
}

async function copyLines(client, lines) {
  const sink = lineSink(client, "pg_temp.arriving");
  const done = finished(sink);
  done.catch(() => {});
  for (const line of lines) if (!sink.write(`${line}\n`)) await Promise.race([once(sink, "drain"), done]);
  sink.end();
  await done;
}

/** Exports what was loaded once more, without writing it anywhere: it has to be what the file says. */
async function compare(client, { tables, manifest, texts }) {
  const unions = manifest.unions.map(({ id }) => id);
  const other = [];
  for (const table of tables) {
    const again = measuring(
      openedLines(client, { sql: rowsSql(table, unions), open: texts.opener(table.name) }),
    );
    for await (const _ of again.lines());
    const { rows, sha256 } = again.result();
    if (rows !== table.rows || sha256 !== table.sha256) other.push(table.name);
  }
  if (other.length === 0) return;
  throw new Stop(
    `After loading, ${other.join(", ")} did not have the rows that the export says. Nothing was changed.`,
    "Make the export again, and keep this one for whoever looks into it.",
    "not_equal",
  );
}

// Data that the database refuses (classes 22 and 23) is no data that Serikat wrote.
function refused(error) {
  throw /^2[23]/.test(error.code) ? damaged(error) : error;
}

async function noteMigrations(client, { migrations }) {
  for (const { name, checksum } of migrations)
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
}
