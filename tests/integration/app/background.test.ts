import { getPriority } from "node:os";
import pg from "pg";
import { expect, it } from "vitest";
import { stepBackInDatabase } from "@/lib/background";

const priorities = async (prepare: (client: pg.PoolClient) => Promise<void>) => {
  const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 1 });
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    const pid = rows[0]?.pid ?? 0;
    const before = getPriority(pid);
    await prepare(client);
    return { before, after: getPriority(pid) };
  } finally {
    client.release();
    await pool.end();
  }
};

it("a session of the worker steps behind the pages, and goes on working", async () => {
  const { before, after } = await priorities(async (client) => {
    await stepBackInDatabase(client);
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
  });
  expect(after).toBe(Math.max(before, 5));
});

it("a process that doesn't call itself this session's is left as it is", async () => {
  const { before, after } = await priorities(async (client) => {
    const another: Pick<pg.ClientBase, "query"> = Object.create(client);
    const ownQuery = client.query.bind(client) as (text: string) => Promise<pg.QueryResult>;
    Object.assign(another, {
      query: async (text: string) => {
        const { rows, ...rest } = await ownQuery(text);
        return { ...rest, rows: rows.map((row) => ({ ...row, port: 1 })) };
      },
    });
    await stepBackInDatabase(another as pg.ClientBase);
  });
  expect(after).toBe(before);
});
