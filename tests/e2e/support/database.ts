import pg from "pg";

export const rowsOf = <Row extends pg.QueryResultRow>(sql: string, values: readonly unknown[]) =>
  inDatabase<Row>(process.env.E2E_DEMO_DATABASE ?? "serikat_e2e_demo", sql, values);

/** As the owner, past every screen. */
export async function inDatabase<Row extends pg.QueryResultRow>(
  database: string,
  sql: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${database}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
