import "server-only";
import { createHash } from "node:crypto";
import { Socket } from "node:net";
import DataLoader from "dataloader";
import type { Pool, PoolClient, QueryResult } from "pg";
import type { Prisma } from "@/generated/prisma/client";

export type Rows = Record<string, unknown>[];

type Statement = Pick<Prisma.Sql, "text" | "values">;

/** `begin` and its statements, which wait for one another at PostgreSQL. The first that fails ends it, and nothing of it stays. */
type Transaction = { begin: string; statements: readonly Statement[] };

const mostAtOnce = 8;

/**
 * Transactions in one breath: the beginning, the statements and the end of one go out in one piece, and so do those that come in
 * the same turn of the event loop, one after the other on one connection. Each stands or falls alone. The pool's clients have to
 * be in pipeline mode.
 */
export function pipelineSender(pool: Pool): (transaction: Transaction) => Promise<Rows[]> {
  const options = { cache: false, maxBatchSize: mostAtOnce, batchScheduleFn: setImmediate };
  const loader = new DataLoader<Query[], Sent>((all) => sendAll(pool, all), options);
  return async ({ begin, statements }) => {
    const { answers } = await loader.load([begin, ...statements.map(planned), "COMMIT"]);
    return rowsOf(await answers);
  };
}

type Answers = PromiseSettledResult<QueryResult>[];
/** Wrapped: each is answered when it is done, not when all are. */
type Sent = { answers: Promise<Answers> };

async function sendAll(pool: Pool, transactions: readonly Query[][]): Promise<Sent[]> {
  const client = await pool.connect();
  const sent = inOnePiece(client, transactions).map((answers) => Promise.allSettled(answers));
  void Promise.all(sent).then((all) => client.release(all.some(isBroken)));
  return sent.map((answers) => ({ answers }));
}

function rowsOf(answers: Answers): Rows[] {
  return answers
    .map((answer) => {
      if (answer.status === "rejected") throw answer.reason;
      return answer.value.rows;
    })
    .slice(1, -1);
}

/** What PostgreSQL refuses leaves the connection in order: COMMIT has ended the failed transaction. */
function isBroken(answers: Answers): boolean {
  const failed = answers.find((answer) => answer.status === "rejected");
  return answers.at(-1)?.status === "rejected" || (failed !== undefined && !isRefusal(failed.reason));
}

const isRefusal = ({ code }: { code?: unknown }) => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code);

type Query = string | ReturnType<typeof planned>;

function inOnePiece(client: PoolClient, transactions: readonly Query[][]): Promise<QueryResult>[][] {
  const stream = socketOf(client);
  stream.cork();
  try {
    return transactions.map((queries) => queries.map((query) => client.query(query)));
  } finally {
    stream.uncork();
  }
}

/** The socket below a client. pg does not promise it: should a new version keep it elsewhere, nothing is sent. */
function socketOf(client: PoolClient): Socket {
  const { connection } = client as PoolClient & { connection?: { stream?: unknown } };
  if (!(connection?.stream instanceof Socket)) throw new Error("pg keeps its socket elsewhere");
  return connection.stream;
}

/** A statement that gets a name from its text: PostgreSQL keeps its plan as long as the connection. */
function planned({ text, values }: Statement) {
  // One that fails on its way out would let the others be committed without it.
  if (!values.every(isPlain)) throw new TypeError("only plain values can be sent together");
  return { name: nameOf(text), text, values };
}

const isPlain = (value: unknown): boolean =>
  value === null ||
  typeof value !== "object" ||
  value instanceof Date ||
  (Array.isArray(value) && value.every(isPlain));

const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text) ?? createHash("sha256").update(text).digest("base64url");
  names.set(text, known);
  return known;
}
