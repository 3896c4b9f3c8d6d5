import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { requireWholeView, STEADY } from "../backup/catalogue.mjs";
import { withClient } from "../database.mjs";
import { Stop } from "../terminal.mjs";
import { ENTRY, FORMAT, KIND } from "./format.mjs";
import { selectLines } from "./lines.mjs";
import { readmes } from "./readme.mjs";
import { sealedTexts } from "./sealed.mjs";
import { sheetOf } from "./sheet.mjs";
import { listTables, rowsSql, unionsOf } from "./tables.mjs";

const LEVEL = 4;

/**
 * Writes the whole of one union, or of all, as it is at one moment, as a ZIP: each table as JSON Lines and as CSV, with every sealed
 * text opened. Nothing is held but what is on its way.
 *
 * @param {object} what
 * @param {string} what.ownerUrl
 * @param {import("node:stream").Writable} what.out
 * @param {string} [what.union] the name or id of one; all without it
 * @param {{ field: string, blind: string, old?: string }} what.keys
 * @param {string} what.uploads the folder of the files that wait for their import
 * @param {string} what.version of the product
 * @param {string} [what.mark] who took it out and when, where that is known
 * @returns {Promise<import("./format.mjs").Manifest>}
 */
export async function writeUnionExport(what) {
  return await withClient({ url: what.ownerUrl }, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query(STEADY);
    await requireWholeView(client);
    const unions = await unionsOf(client, what.union);
    if (unions.length === 0)
      throw new Stop(
        "There is no such union here.",
        "npm run export -- --union NAME, or without it for all.",
      );
    const zip = zipInto(what.out);
    const filled = fill(zip, { client, unions, ...what }).catch((error) => {
      zip.abort(error);
      throw error;
    });
    const [manifest] = await Promise.all([filled, zip.written]);
    await client.query("COMMIT");
    return manifest;
  });
}

async function fill(zip, { client, unions, keys, uploads, version, mark }) {
  const ids = unions.map(({ id }) => id);
  const texts = await sealedTexts(keys);
  const known = await listTables(client);
  for (const [name, text] of Object.entries(
    readmes(
      known.map(({ name }) => name),
      mark,
    ),
  ))
    await zip.entry(name, [text]);
  const tables = [];
  for (const table of known) {
    const sql = rowsSql(table, ids);
    const columns = table.columns.map(({ name }) => name);
    const rowsOf = () => openedLines(client, { sql, open: texts.opener(table.name) });
    const measured = measuring(rowsOf());
    await zip.entry(ENTRY.rows(table.name), measured.lines());
    tables.push({ name: table.name, columns, ...measured.result() });
    const counted = texts.seen.unreadable;
    await zip.entry(ENTRY.sheet(table.name), await sheetOf(columns, rowsOf()));
    texts.seen.unreadable = counted;
  }
  const files = await addUploads(zip, { client, ids, folder: uploads });
  await zip.json(ENTRY.keys, { BLIND_INDEX_KEY: keys.blind });
  const manifest = {
    ...{ kind: KIND, format: FORMAT, product: { name: "serikat", version } },
    ...(await headOf(client)),
    ...{ unions: unions.map(({ id, name }) => ({ id, name })), tables, files, ...texts.seen },
  };
  await zip.json(ENTRY.manifest, manifest);
  zip.end();
  return manifest;
}

async function headOf(client) {
  const { rows } = await client.query(
    `SELECT migration_name AS name, checksum, now() AS at FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return {
    createdAt: rows[0].at.toISOString(),
    migrations: rows.map(({ name, checksum }) => ({ name, checksum })),
  };
}

/** The rows of a query as lines of JSON, in pieces, their sealed texts opened. */
export async function* openedLines(client, { sql, open }) {
  for await (const lines of selectLines(client, sql))
    yield open ? lines.map((line) => JSON.stringify(open(JSON.parse(line)))) : lines;
}

/** Passes pieces of lines on as text, and says at the end how many they were and the SHA-256 of all. */
export function measuring(pieces) {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    async *lines() {
      for await (const lines of pieces) {
        const text = `${lines.join("\n")}\n`;
        hash.update(text);
        rows += lines.length;
        yield text;
      }
    },
    result: () => ({ rows, sha256: hash.digest("hex") }),
  };
}

function zipInto(out) {
  const zip = new yazl.ZipFile();
  const failed = new AbortController();
  zip.on("error", (error) => failed.abort(error));
  const written = pipeline(zip.outputStream, out, { signal: failed.signal });
  written.catch(() => {});
  const entry = async (name, source) => {
    const stream = Readable.from(typeof source === "function" ? source() : source);
    const read = new Promise((resolve, reject) => {
      stream.once("error", reject);
      stream.once("end", resolve);
    });
    zip.addReadStream(stream, name, { compressionLevel: LEVEL, mtime: new Date(), mode: 0o100600 });
    await Promise.race([read, written.then(() => read)]);
  };
  return {
    written,
    entry,
    json: (name, value) => entry(name, [`${JSON.stringify(value, null, 2)}\n`]),
    end: () => zip.end(),
    abort: (error) => failed.abort(error),
  };
}

async function addUploads(zip, { client, ids, folder }) {
  const { rows } = await client.query(
    "SELECT id::text FROM import_batch WHERE union_id = ANY ($1) ORDER BY id",
    [ids],
  );
  const added = [];
  for (const { id } of rows) {
    const file = await open(join(folder, id)).catch(() => undefined);
    if (!file) continue;
    const hash = createHash("sha256");
    await zip.entry(ENTRY.upload(id), async function* () {
      for await (const chunk of file.createReadStream()) {
        hash.update(chunk);
        yield chunk;
      }
    });
    added.push({ id, sha256: hash.digest("hex") });
  }
  return added;
}
