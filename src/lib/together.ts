import "server-only";
import { createHash } from "node:crypto";
import type { Socket } from "node:net";
import type { Pool, PoolClient, QueryResult } from "pg";
import type { Prisma } from "@/generated/prisma/client";

export type Rows = Record<string, unknown>[];

type Statement = Pick<Prisma.Sql, "text" | "values">;

/**
 * A transaction in one breath: its beginning, its statements and its end go out in one piece, and wait for one another at
 * PostgreSQL. The first that fails ends it, and nothing of it stays. The pool's clients have to be in pipeline mode.
 */
export async function sendTogether(
  pool: Pool,
  begin: string,
  statements: readonly Statement[],
): Promise<Rows[]> {
  const queries = [begin, ...statements.map(planned), "COMMIT"];
  const client = await pool.connect();
  const answers = await Promise.allSettled(inOnePiece(client, queries));
  const failed = answers.find((answer) => answer.status === "rejected");
  // What PostgreSQL refuses leaves the connection in order: COMMIT has ended the failed transaction.
  client.release(answers.at(-1)?.status === "rejected" || (failed && !isRefusal(failed.reason)));
  if (failed) throw failed.reason;
  return answers.slice(1, -1).map((answer) => (answer.status === "fulfilled" ? answer.value.rows : []));
}

const isRefusal = ({ code }: { code?: unknown }) => typeof code === "string" && /^[0-9A-Z]{5}$/.test(code);

type Query = string | ReturnType<typeof planned>;

function inOnePiece(client: PoolClient, queries: readonly Query[]): Promise<QueryResult>[] {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  stream.cork();
  try {
    return queries.map((query) => client.query(query));
  } finally {
    stream.uncork();
  }
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
