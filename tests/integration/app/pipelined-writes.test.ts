import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { Prisma } from "@/lib/db";
import { inOnePacket, socketOf } from "@/lib/pg-socket";
import { pipelineSender } from "@/lib/pipeline";

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2, pipeline: true });
// The one that is ended below reports it here.
pool.on("connect", (client) => client.on("error", () => undefined));
pool.on("error", () => undefined);
afterAll(() => pool.end());

const send = pipelineSender(pool);
const numbered = (number: number) =>
  send({ begin: "BEGIN", statements: [Prisma.sql`SELECT ${number}::int AS number`] });

it("transactions of one turn go over one connection, in order, and each gets its own answer", async () => {
  const own = Prisma.sql`SELECT pg_backend_pid() AS pid, txid_current()::text AS transaction`;
  const answers = await Promise.all([1, 2, 3].map(() => send({ begin: "BEGIN", statements: [own] })));
  const rows = answers.map((answer) => answer[0]?.[0] as { pid: number; transaction: string });
  expect(new Set(rows.map(({ pid }) => pid)).size).toBe(1);
  const transactions = rows.map(({ transaction }) => BigInt(transaction));
  expect(new Set(transactions).size).toBe(3);
  expect(transactions).toEqual(transactions.toSorted((one, other) => (one < other ? -1 : 1)));
  expect(await numbered(7)).toEqual([[{ number: 7 }]]);
});

it("what is refused is undone alone, and leaves the connection in order", async () => {
  const refused = [Prisma.sql`CREATE TABLE left_over (id int)`, Prisma.sql`SELECT 1 / ${0}::int`];
  const answers = await Promise.allSettled([
    numbered(1),
    send({ begin: "BEGIN", statements: refused }),
    numbered(3),
  ]);
  expect(answers).toMatchObject([
    { value: [[{ number: 1 }]] },
    { reason: { code: "22012" } },
    { value: [[{ number: 3 }]] },
  ]);
  expect(
    await send({ begin: "BEGIN", statements: [Prisma.sql`SELECT to_regclass('left_over') AS it`] }),
  ).toEqual([[{ it: null }]]);
  expect(pool.totalCount).toBe(1);
});

it("a connection that is lost is lost for those after it, and the next have another", async () => {
  const lost = [Prisma.sql`SELECT pg_terminate_backend(pg_backend_pid())`];
  const answers = await Promise.allSettled([
    numbered(1),
    send({ begin: "BEGIN", statements: lost }),
    numbered(3),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"]);
  expect(await numbered(4)).toEqual([[{ number: 4 }]]);
});

it("what can't be sent as a plain value is refused before anything goes out", async () => {
  const odd = [Prisma.sql`SELECT ${{ toPostgres: () => "1" } as unknown as string}`];
  await expect(send({ begin: "BEGIN", statements: odd })).rejects.toThrow(TypeError);
});

it("pg's socket is where pg-socket.ts looks for it, and holds corked queries back until all are written", async () => {
  const client = await pool.connect();
  const socket = socketOf(client);
  const before = socket?.bytesWritten ?? Number.NaN;
  const waiting = () => socket?.writableLength ?? 0;
  const answers = inOnePacket(client, () => {
    const sent = [client.query("SELECT 1 AS one"), client.query("SELECT 2 AS two")];
    expect(waiting()).toBeGreaterThan("SELECT 1 AS one SELECT 2 AS two".length);
    return sent;
  });
  expect((await Promise.all(answers)).map(({ rows }) => rows)).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  expect(socket?.bytesWritten).toBeGreaterThan(before);
  client.release();
});
