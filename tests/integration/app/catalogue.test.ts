import { describe, expect, it } from "vitest";
import { catalogue, ourTables } from "../../support/catalogue";

// Found before we know whose they are: by the person, by the hash of a secret, or for the whole installation.
const keyedAlone = [
  ...[
    "authenticator",
    "backup",
    "data_step",
    "incident",
    "job_run",
    "key_canary",
    "passkey",
    "rate_limit",
    "recovery_code",
    "session",
  ],
  ...["union", "user", "worker"],
];
const withoutRowSecurity = ["rate_limit", "worker"];

// Looked up without a union: seats and sessions at sign-in, a secret's owner; and GIN cannot lead with a uuid.
const indexesOfTheirOwn = [
  "contact_search_idx",
  "device_secret_hash_key",
  "invitation_token_hash_key",
  "password_reset_of_user_idx",
  "password_reset_token_hash_key",
  "seat_of_user_idx",
  "session_of_user_idx",
  "session_pkey",
  "session_secret_hash_key",
];

const hasUnion = "EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'union_id')";
const firstColumn =
  "(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = x.indkey[0])";

const names = async (sql: string) => (await catalogue<{ name: string }>(sql)).map(({ name }) => name).sort();

describe("tables", () => {
  it("have row security on, forced and at least one policy", async () => {
    const bare = await names(`
      SELECT t.relname AS name FROM pg_class t
      WHERE ${ourTables} AND NOT (t.relrowsecurity AND t.relforcerowsecurity
        AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = t.oid))`);
    expect(bare).toEqual(withoutRowSecurity);
  });

  it("lead their primary key with the union", async () => {
    const others = await names(`
      SELECT t.relname AS name FROM pg_class t JOIN pg_index x ON x.indrelid = t.oid AND x.indisprimary
      WHERE ${ourTables} AND ${firstColumn} <> 'union_id'`);
    expect(others).toEqual(keyedAlone);
  });

  it("belong to a union, except those of the installation", async () => {
    expect(
      await names(`SELECT t.relname AS name FROM pg_class t WHERE ${ourTables} AND NOT ${hasUnion}`),
    ).toEqual(keyedAlone.filter((name) => name !== "session"));
  });

  it("lead every index with the union", async () => {
    const others = await names(`
      SELECT i.relname AS name FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
      WHERE ${ourTables} AND ${hasUnion} AND coalesce(${firstColumn}, '') <> 'union_id'`);
    expect(others).toEqual(indexesOfTheirOwn);
  });

  it("are read as tables: a view would run as its owner", async () => {
    expect(
      await names(
        "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')",
      ),
    ).toEqual([]);
  });
});

describe("the application's role", () => {
  it("is ordinary: it can't skip row security, make roles or own a table", async () => {
    const [role] = await catalogue(`
      SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'serikat_app'`);
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    expect(
      await names("SELECT relname AS name FROM pg_class WHERE relowner = 'serikat_app'::regrole"),
    ).toEqual([]);
  });

  it("can't rewrite history", async () => {
    const [may] = await catalogue(`
      SELECT has_table_privilege('serikat_app', 'audit_entry', 'UPDATE') AS "changeAudit",
        has_table_privilege('serikat_app', 'audit_entry', 'DELETE') AS "deleteAudit",
        has_table_privilege('serikat_app', 'audit_entry', 'TRUNCATE') AS "emptyAudit",
        has_table_privilege('serikat_app', 'stage_move', 'UPDATE') AS "changeMove",
        has_table_privilege('serikat_app', 'stage_move', 'DELETE') AS "deleteMove",
        has_table_privilege('serikat_app', 'conversation_version', 'DELETE') AS "deleteVersion",
        has_schema_privilege('serikat_app', 'public', 'CREATE') AS "changeSchema"`);
    expect(may).toEqual({
      changeAudit: false,
      deleteAudit: false,
      emptyAudit: false,
      changeMove: false,
      deleteMove: false,
      deleteVersion: false,
      changeSchema: false,
    });
  });

  it("reaches other rights only through functions that are listed", async () => {
    const definers =
      "SELECT proname AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef";
    expect(await names(definers)).toEqual([
      "erase_contact",
      "every_union",
      "find_contacts",
      "forget_notes",
      "forget_views",
      "hand_move",
      "installation_is_empty",
      "measure_import",
      "password_hash_of",
    ]);
  });
});
