import pg from "pg";
import { migrate } from "../../prisma/migrate.mjs";
import { databaseNamed, prefix, templateName, testOwnerUrl } from "./test-cluster";

const template = templateName();

/** One migrated database; each worker clones it. Leftovers of dead runs are dropped first. */
export async function setup() {
  const url = testOwnerUrl();
  await dropAll(url);
  await asOwner(url, (client) => client.query(`CREATE DATABASE ${template}`));
  await migrate({ connectionString: databaseNamed(url, template) });
}

export async function teardown() {
  await dropAll(testOwnerUrl());
}

async function dropAll(url: string) {
  await asOwner(url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE starts_with(datname, $1)",
      [prefix()],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  });
}

async function asOwner<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
