import pg from "pg";

export async function rowsOf<Row extends pg.QueryResultRow>(
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${process.env.E2E_DEMO_DATABASE ?? "serikat_e2e_demo"}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
