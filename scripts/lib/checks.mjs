import { MigrationRefused, migrate, pendingMigrations } from "../../prisma/migrate.mjs";
import { withClient } from "./database.mjs";
import { pass, Stop, say, step } from "./terminal.mjs";

const OLDEST_MAJOR = 15;

export async function checkServer(url) {
  try {
    await withClient({ url }, async (client) => {
      const { rows } = await client.query(
        "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
      );
      pass("Database reachable", whereIs(url));
      const [{ number, name }] = rows;
      if (number < OLDEST_MAJOR * 10_000)
        throw new Stop(`PostgreSQL ${name} is too old.`, `Serikat needs ${OLDEST_MAJOR} or newer.`);
      pass("Database version", `PostgreSQL ${name.split(" ")[0]}`);
    });
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw new Stop(
      `The database at ${whereIs(url)} does not answer: ${error.message || error.code}.`,
      "Check DATABASE_URL and that the server runs.",
    );
  }
}

function whereIs(url) {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

export async function checkMigrations(url) {
  const pending = await pendingIn(url);
  const apply = () => migrate({ connectionString: url }).catch(stopRefused);
  if (pending.length > 0) await step(`Migrating the database (${pending.length} to apply)`, apply);
  else await apply();
  pass("Migrations at head");
}

/** For a process that only attaches: refuses instead of migrating under a running server. */
export async function requireMigrated(url) {
  const pending = await pendingIn(url);
  if (pending.length > 0)
    throw new Stop(
      `${pending.length} migrations are missing in the database.`,
      "Start `npm start` anew; it applies them.",
    );
  pass("Migrations at head");
}

function pendingIn(url) {
  return withClient({ url }, (client) => pendingMigrations(client)).catch(stopRefused);
}

function stopRefused(error) {
  if (error instanceof MigrationRefused) throw new Stop(error.message, error.cure);
  throw error;
}

/** Connected as the application connects, in its role. */
export async function checkRowSecurity({ url, role }) {
  await withClient({ url, role }, async (client) => {
    const { rows } = await client.query(
      "SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user",
    );
    const [{ rolname, rolsuper, rolbypassrls }] = rows;
    if (rolsuper || rolbypassrls) {
      throw new Stop(
        `The role ${rolname} can bypass row-level security.`,
        `ALTER ROLE ${rolname} NOSUPERUSER NOBYPASSRLS;`,
      );
    }
    const open = await client.query(OPEN_TABLES);
    if (open.rows.length > 0) {
      const names = open.rows.map((row) => row.name).join(", ");
      throw new Stop(
        `Row-level security is not forced on: ${names}.`,
        "ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;",
      );
    }
    const { count } = (await client.query(TENANT_TABLES)).rows[0];
    pass("Row-level security", `${rolname} cannot bypass it, ${count} tables`);
  });
}

/**
 * The login itself, whatever role it takes on, and whether it owns the tables or may become who does: such a one undoes all of row
 * security with SET ROLE.
 *
 * @returns {Promise<{ login: string, owns: boolean }>}
 */
export function loginOf({ url, role }) {
  return withClient({ url, role }, async (client) => {
    const { rows } = await client.query(
      `SELECT session_user AS login, bool_or(pg_has_role(session_user, relowner, 'MEMBER')) AS owns
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    return rows[0];
  });
}

/** A warning where the database is yours; the embedded one has a login of its own. */
export async function checkLogin({ url, role }) {
  if (!role) return;
  const { login, owns } = await loginOf({ url, role });
  if (!owns) return pass("Database login", `${login} owns nothing`);
  say(
    `  ! The application signs in to the database as ${login}, who owns the tables: row-level security can be`,
  );
  say("    undone by SET ROLE. Give it a login of its own in APP_DATABASE_URL (docs/self-hosting.md).");
}

const TENANT = `FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'union_id' AND NOT a.attisdropped
  WHERE c.relkind IN ('r', 'p') AND n.nspname = 'public'`;

const TENANT_TABLES = `SELECT count(*)::int AS count ${TENANT}`;

const OPEN_TABLES = `SELECT c.relname AS name ${TENANT}
  AND (NOT (c.relrowsecurity AND c.relforcerowsecurity) OR c.relowner = (SELECT oid FROM pg_roles WHERE rolname = current_user))
  ORDER BY 1`;
