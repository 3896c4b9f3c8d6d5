import { HISTORY, readMigrations } from "../../../prisma/migrate.mjs";
import { quoted } from "../database.mjs";
import { Stop } from "../terminal.mjs";

// Everything of ours in the schema, but nothing of an extension, which only an administrator may be able to make again.
const CLEAR = `DO $$
DECLARE r record;
BEGIN
  FOR r IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('e', 'i', 'a')) ORDER BY c.relkind = 'S'
  LOOP
    EXECUTE format('DROP %s IF EXISTS public.%I CASCADE',
      CASE WHEN EXISTS (SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = r.relname AND c.relkind = 'S')
        THEN 'SEQUENCE' ELSE 'TABLE' END, r.relname);
  END LOOP;
  FOR r IN SELECT p.oid::regprocedure AS name, p.prokind AS kind FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP %s IF EXISTS %s CASCADE',
      CASE r.kind WHEN 'a' THEN 'AGGREGATE' WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, r.name);
  END LOOP;
  FOR r IN SELECT t.oid::regtype AS name FROM pg_type t WHERE t.typnamespace = 'public'::regnamespace AND t.typtype IN ('e', 'd', 'r', 'c')
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e')
  LOOP
    EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', r.name);
  END LOOP;
END $$`;

/** Empties the schema of what is ours. Within the caller's transaction, as all here. */
export const clearSchema = (client) => client.query(CLEAR);

/**
 * @param {Pick<import("./format.mjs").Manifest, "migrations" | "product">} manifest
 *
 * The migrations of a backup as this version has them. Its texts are the same, by their checksums, or it is refused: a file is data,
 * and no SQL of it is ever run.
 */
export function migrationsOf({ migrations, product }) {
  const ours = new Map(readMigrations().map((each) => [each.name, each]));
  const strange = migrations.filter(({ name, checksum }) => ours.get(name)?.checksum !== checksum);
  if (strange.length > 0)
    throw new Stop(
      `This backup was made by Serikat ${product.version}, whose database this version does not know (${strange[0].name}).`,
      "Restore it with that version, or a newer one.",
    );
  return migrations.map(({ name }) => ours.get(name));
}

/** Builds the schema as it was when the backup was made. */
export async function buildSchema(client, manifest) {
  await client.query(HISTORY);
  for (const { sql } of migrationsOf(manifest)) await client.query(sql);
}

const FOREIGN_KEYS = `SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS made
  FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND conparentid = 0 ORDER BY oid`;
const INDEXES = `SELECT quote_ident(c.relname) AS name, pg_get_indexdef(x.indexrelid) AS made
  FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = x.indexrelid)
  ORDER BY x.indexrelid`;
const FORCED =
  "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relforcerowsecurity";

/**
 * Opens the tables for loading: what would check or index each row for itself is taken away, and row security is not forced on the
 * owner. Gives back what puts all of it back, checking every row at once.
 */
export async function openForLoading(client, tables) {
  const names = tables.map(({ name }) => `public.${quoted(name)}`);
  const keys = (await client.query(FOREIGN_KEYS)).rows;
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  const indexes = (await client.query(INDEXES)).rows;
  for (const { name } of indexes) await client.query(`DROP INDEX public.${name}`);
  const forced = (await client.query(FORCED)).rows.map(({ name }) => `public.${quoted(name)}`);
  for (const name of forced) await client.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  await client.query(`TRUNCATE ${names.join(", ")}`);
  return async () => {
    for (const { made } of indexes) await client.query(made);
    for (const { table, name, made } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${made}`);
    for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
    for (const name of forced) await client.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
  };
}
