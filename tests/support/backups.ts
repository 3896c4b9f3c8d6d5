import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { newPair } from "../../scripts/lib/backup/encryption.mjs";
import { writeBackup } from "../../scripts/lib/backup/write.mjs";
import { databaseNamed, prefix, testOwnerUrl } from "./test-cluster";

export const ownerUrl = process.env.DATABASE_URL ?? "";
export const folder = () => mkdtempSync(path.join(tmpdir(), "serikat-backups-"));
export const fingerprints = { field: "0123456789abcdef", blind: "fedcba9876543210" };

export async function asOwner<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

let made = 0;

/** An empty database of its own; it goes with the others of this run. */
export async function emptyDatabase(): Promise<string> {
  const name = `${prefix()}restored_${process.pid}_${++made}`;
  await asOwner(testOwnerUrl(), (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return databaseNamed(testOwnerUrl(), name);
}

/** Backs the worker's database up to a key pair of its own, into a folder of its own. */
export async function backedUp(uploads = folder(), url = ownerUrl) {
  const { identity, recipient } = await newPair();
  const file = path.join(folder(), "backup.age");
  const { manifest, key } = await writeBackup({
    ...{ file, ownerUrl: url, uploads, fingerprints, version: "0.1.0" },
    lock: { recipient },
  });
  return { file, manifest, identity, key };
}

/** Rows and a hash of the whole content of each table, computed in a way of its own. */
export async function contents(url: string): Promise<Record<string, string>> {
  const left = ["worker", "session", "rate_limit", "backup"];
  return await asOwner(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
    );
    const found: Record<string, string> = {};
    for (const { name } of rows.filter((row) => !left.includes(row.name))) {
      const hashed = await client.query<{ is: string }>(
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(to_jsonb(t)::text, E'\n' ORDER BY to_jsonb(t)::text COLLATE "C")), '') AS is FROM public."${name}" t`,
      );
      found[name] = hashed.rows[0]?.is ?? "";
    }
    return found;
  });
}
