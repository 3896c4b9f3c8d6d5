import type pg from "pg";
import { migrate } from "../../../prisma/migrate.mjs";
import { dropDatabase, ensureDatabase, withClient } from "../../lib/database.mjs";
import { Stop, step } from "../../lib/terminal.mjs";
import { type Size, seedUnion } from "./union";

const nameOf = ({ contacts, workplaces }: Size) => `serikat_bench_${contacts}_${workplaces}`;

/** Its address in the server that scripts/bench.mjs started. */
export function seededUrl(size: Size): string {
  const admin = process.env.TEST_DATABASE_URL;
  if (!admin) throw new Stop("TEST_DATABASE_URL is not set.", "npm run bench -- seed");
  const url = new URL(admin);
  url.pathname = `/${nameOf(size)}`;
  return url.href;
}

/** A new database with a union of that size; what was there is dropped. */
export async function seedDatabase(size: Size): Promise<void> {
  const url = seededUrl(size);
  const database = nameOf(size);
  await withClient({ url: adminUrl() }, async (client: pg.Client) => {
    await dropDatabase(client, database);
    await ensureDatabase(client, database);
  });
  await migrate({ connectionString: url });
  await withClient({ url }, async (owner: pg.Client) => {
    await seedUnion(owner, size, step);
    await owner.query(`COMMENT ON DATABASE ${database} IS '${whole}'`);
  });
}

/** True when a union of that size is there whole, with the tables of today. */
export async function isSeeded(size: Size): Promise<boolean> {
  const { rows } = await withClient({ url: adminUrl() }, (client: pg.Client) =>
    client.query<{ mark: string }>(
      "SELECT shobj_description(oid, 'pg_database') AS mark FROM pg_database WHERE datname = $1",
      [nameOf(size)],
    ),
  );
  if (rows[0]?.mark !== whole) return false;
  await migrate({ connectionString: seededUrl(size) });
  return true;
}

const adminUrl = () => process.env.TEST_DATABASE_URL ?? "";
// Written when all is done.
const whole = "seeded";
