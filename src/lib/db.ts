import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { Prisma, PrismaClient } from "@/generated/prisma/client";
import { actingUserId, type Context } from "./context";
import { type CopyingTx, copyingTx } from "./copy";
import { env } from "./env";
import { isUnreachable } from "./error-codes";
import { log } from "./log";
import { pipelineSender, type Rows } from "./pipeline";
import { requireWritable } from "./read-only";

export type Tx = Prisma.TransactionClient;
export { Prisma };

export type Statements = {
  $executeRaw: (statement: Prisma.Sql) => PromiseLike<number>;
  $queryRaw: <T>(statement: Prisma.Sql) => PromiseLike<T>;
};

type Connection = {
  pool: pg.Pool;
  client: PrismaClient;
  pipelined: pg.Pool;
  send: ReturnType<typeof pipelineSender>;
};
type Connected = (client: pg.ClientBase) => Promise<void>;
const shared = globalThis as typeof globalThis & {
  serikatDatabase?: Connection;
  serikatConnected?: Connected;
  serikatDatabaseFailedAt?: number;
};

/** Runs on each new connection before its first use. */
export function onConnect(run: Connected): void {
  shared.serikatConnected = run;
}

function connect(): Connection {
  const third = Math.floor(env.DATABASE_POOL_MAX / 3);
  const pool = poolOf(env.DATABASE_POOL_MAX - third);
  const pipelined = poolOf(third, { pipeline: true });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { pool, pipelined, client, send: pipelineSender(pipelined) };
}

function poolOf(max: number, mode: { pipeline?: boolean } = {}): pg.Pool {
  const pool = new pg.Pool({
    ...mode,
    connectionString: env.DATABASE_URL,
    max,
    connectionTimeoutMillis: 3_000,
    query_timeout: 30_000,
    statement_timeout: 29_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    options: sessionOptions(),
    onConnect: (client) => shared.serikatConnected?.(client),
  });
  const lost = (error: Error) =>
    log.error({ code: (error as { code?: string }).code }, "database connection lost");
  pool.on("error", lost);
  pool.on("connect", (client) => client.on("error", lost));
  return pool;
}

// Row security makes plans large, and compiling one took longer than running it (3.5 of 4.2 s at 100,000 jobs).
function sessionOptions(): string {
  return ["-c jit=off", ...(env.DATABASE_ROLE ? [`-c role=${env.DATABASE_ROLE}`] : [])].join(" ");
}

function connection(): Connection {
  shared.serikatDatabase ??= connect();
  return shared.serikatDatabase;
}

/** Connections in the application's role, without an identity: row security shows nothing. */
export const pool = () => connection().pool;

type Open = { ctx: Context; tx: Tx; writing: boolean };
const open = new AsyncLocalStorage<Open>();

/** A read-only transaction as this context. Nested calls of the same context join the open one. */
export function read<T>(ctx: Context, run: (tx: Tx) => Promise<T>): Promise<T> {
  return within(ctx, false, run);
}

/** A transaction for a change and its audit row, as this context. */
export async function write<T>(ctx: Context, run: (tx: Tx) => Promise<T>): Promise<T> {
  if (ctx.actor.type === "user") requireWritable();
  return within(ctx, true, run);
}

function within<T>(ctx: Context, writing: boolean, run: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = open.getStore();
  if (outer && outer.ctx === ctx && (outer.writing || !writing)) return run(outer.tx);
  return transaction(async (tx) => {
    await identify(tx, ctx);
    return open.run({ ctx, tx, writing }, () => run(tx));
  });
}

const limits = { maxWait: 5_000, timeout: 30_000 };

async function transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await connection().client.$transaction(run, limits);
  } catch (error) {
    noteIfUnreachable(error);
    throw error;
  }
}

/** scripts/web.mjs answers 503 in place of 500 where a page failed for this. */
function noteIfUnreachable(error: unknown): void {
  if (isUnreachable(error)) shared.serikatDatabaseFailedAt = Date.now();
}

/** Identity is local to the transaction (`set_config(…, true)`): connections are shared. */
function settingsOf(ctx: Context): [string, string][] {
  const turf = ctx.turf.whole ? { workplaceIds: [], departments: [] } : ctx.turf;
  const seen = [...new Set([...turf.workplaceIds, ...turf.departments.map((d) => d.workplaceId)])];
  return [
    ["app.union_id", ctx.unionId],
    ["app.user_id", actingUserId(ctx) ?? ""],
    ["app.role", ctx.role],
    ["app.whole", ctx.turf.whole ? "on" : ""],
    ["app.workplaces", array(turf.workplaceIds)],
    ["app.departments", array(turf.departments.map((d) => d.id))],
    ["app.seen_workplaces", array(seen)],
  ];
}

async function identify(tx: Statements, ctx: Context): Promise<void> {
  const settings = settingsOf(ctx).map(([name, value]) => Prisma.sql`set_config(${name}, ${value}, true)`);
  await tx.$executeRaw(Prisma.sql`SELECT ${Prisma.join(settings)}`);
}

const array = (ids: string[]) => `{${ids.join(",")}}`;

/** What a visitor presents before the user is known. Row security shows only the rows that it opens. */
export type Credential = { userId?: string; email?: string; secretHash?: string; unionId?: string };

/** For signing in, sessions and invitations only. */
export function withCredential<T>(credential: Credential, run: (tx: Tx) => Promise<T>): Promise<T> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT
      set_config('app.user_id', ${credential.userId ?? ""}, true),
      set_config('app.email', ${credential.email ?? ""}, true),
      set_config('app.secret_hash', ${credential.secretHash ?? ""}, true),
      set_config('app.union_id', ${credential.unionId ?? ""}, true)`;
    return run(tx);
  });
}

/**
 * One transaction for a change and its audit row in plain SQL, as this context, for what many users do at once. The
 * statements are sent together, in order, with prepared plans: none can use another's result. Returns the rows of each.
 * Joins an open transaction like `write`. Must be idempotent: an answer can be lost after the commit.
 */
export async function writePipelined(ctx: Context, statements: readonly Prisma.Sql[]): Promise<Rows[]> {
  requireWritable();
  if (open.getStore()) return inTurn(ctx, statements);
  const begin = `${beginAs(ctx)}; SET LOCAL lock_timeout = ${patienceMs}`;
  return connection()
    .send({ begin, statements })
    .catch((error) => {
      if (error.code !== lockNotAvailable) throw error;
      return inTurn(ctx, statements);
    });
}

// A transaction that has to wait for a lock does so on Prisma's connections: the few pipelined ones stay free.
const patienceMs = 100;
const lockNotAvailable = "55P03";

function inTurn(ctx: Context, statements: readonly Prisma.Sql[]): Promise<Rows[]> {
  return write(ctx, async (tx) => {
    const answers: Rows[] = [];
    for (const statement of statements) answers.push(await tx.$queryRaw<Rows>(statement));
    return answers;
  });
}

/**
 * One transaction that can COPY, as this context, on a connection of its own. Never inside another transaction, whose rows
 * it would neither see nor wait for.
 */
export async function writeCopying<T>(ctx: Context, run: (tx: CopyingTx) => Promise<T>): Promise<T> {
  if (open.getStore()) throw new Error("copying has its own transaction; it can't be nested");
  return onClient(ctx, (client) => run(copyingTx(client)));
}

async function onClient<T>(ctx: Context, run: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  let broken = true;
  try {
    await client.query(beginAs(ctx));
    const result = await run(client);
    await client.query("COMMIT");
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

export const beginAs = (ctx: Context) => `BEGIN; SELECT ${settingsOf(ctx).map(literally).join(", ")}`;

const literally = ([name, value]: [string, string]) =>
  `set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, true)`;

export async function disconnect(): Promise<void> {
  const current = shared.serikatDatabase;
  shared.serikatDatabase = undefined;
  await current?.client.$disconnect();
  for (const each of [current?.pool, current?.pipelined]) await each?.end().catch(() => undefined);
}
