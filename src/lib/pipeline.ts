import "server-only";
import { createHash } from "node:crypto";
import DataLoader from "dataloader";
import type { Pool, QueryResult } from "pg";
import type { Prisma } from "@/generated/prisma/client";
import { inOnePacket } from "./pg-socket";

export type Rows = Record<string, unknown>[];

type Statement = Pick<Prisma.Sql, "text" | "values">;

/** The first statement that fails rolls the transaction back. */
type Transaction = { begin: string; statements: readonly Statement[] };

const mostAtOnce = 8;

/**
 * Sends whole transactions in one packet, together with those of the same turn of the event loop, one after the other on one
 * connection. Each succeeds or fails alone. The pool's clients have to be in pipeline mode.
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
  const sent = inOnePacket(client, () =>
    transactions.map((queries) => Promise.allSettled(queries.map((query) => client.query(query)))),
  );
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

/** A refusal by PostgreSQL leaves the connection usable: COMMIT has ended the failed transaction. */
function isBroken(answers: Answers): boolean {
  const failed = answers.find((answer) => answer.status === "rejected");
  return answers.at(-1)?.status === "rejected" || (failed !== undefined && !isRefusal(failed.reason));
}

const isRefusal = ({ code }: { code?: unknown }) => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code);

type Query = string | ReturnType<typeof planned>;

/** Named by its text, so that PostgreSQL keeps its plan as long as the connection. */
function planned({ text, values }: Statement) {
  // A statement that fails while it is encoded would let the others be committed without it.
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
