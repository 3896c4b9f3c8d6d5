import pg from "pg";

/** Rows of the migrated database's catalogue, as its owner sees them. */
export async function catalogue<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The tables of the product; Prisma's own history is Prisma's. */
export const ourTables =
  "t.relnamespace = 'public'::regnamespace AND t.relkind = 'r' AND t.relname <> '_prisma_migrations'";
