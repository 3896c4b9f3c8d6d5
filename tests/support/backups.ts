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

/** An empty database whose owner is no superuser, as hosters give one. */
export async function plainOwnersDatabase() {
  const role = `${prefix()}plain_${process.pid}`;
  const url = new URL(await emptyDatabase());
  const name = url.pathname.slice(1);
  [url.username, url.password] = [role, "plain"];
  await asOwner(ownerUrl, async (client) => {
    await client.query(`CREATE ROLE ${role} LOGIN PASSWORD 'plain' CREATEROLE`);
    await client.query(`GRANT serikat_app TO ${role}`);
    await client.query(`ALTER DATABASE ${name} OWNER TO ${role}`);
  });
  const drop = () =>
    asOwner(ownerUrl, async (client) => {
      await client.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await client.query(`DROP ROLE ${role}`);
    });
  return { url: url.href, drop };
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
  const left = ["worker", "session", "rate_limit", "backup", "incident", "job_run"];
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

/** Keys, indexes, triggers, policies, grants and functions, one line each. */
export const schemaOf = (url: string) =>
  asOwner(url, async (client) => {
    const { rows } = await client.query<{ fact: string }>(`
      SELECT 'key ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || ' ' || convalidated AS fact
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT 'index ' || pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE c.relnamespace = 'public'::regnamespace
      UNION ALL SELECT 'trigger ' || pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text FROM pg_trigger t WHERE NOT t.tgisinternal
      UNION ALL SELECT 'policy ' || tablename || ' ' || policyname || ' ' || roles::text || ' ' || coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies WHERE schemaname = 'public'
      UNION ALL SELECT 'security ' || relname || ' ' || relrowsecurity || ' ' || relforcerowsecurity FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      UNION ALL SELECT 'grant ' || table_name || ' ' || privilege_type FROM information_schema.role_table_grants WHERE grantee = 'serikat_app' AND table_schema = 'public'
      UNION ALL SELECT 'function ' || p.oid::regprocedure::text || ' ' || md5(p.prosrc) FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f' AND p.probin IS NULL`);
    return rows.map(({ fact }) => fact).sort();
  });
