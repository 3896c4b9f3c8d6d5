import "server-only";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from } from "pg-copy-streams";
import type { Prisma } from "@/generated/prisma/client";

export type CopyValue = string | number | boolean | null | readonly string[];

type Statement = Pick<Prisma.Sql, "text" | "values">;

export type CopyingTx = {
  $executeRaw: (statement: Statement) => Promise<number>;
  $queryRaw: <T>(statement: Statement) => Promise<T>;
  /**
   * Copies rows into a temporary table of this transaction: row security refuses COPY on any other. Names are code, never
   * input.
   */
  copy: (table: string, columns: readonly string[], rows: Iterable<readonly CopyValue[]>) => Promise<void>;
};

export function copyingTx(client: PoolClient): CopyingTx {
  return {
    $executeRaw: async ({ text, values }) => (await client.query(text, values)).rowCount ?? 0,
    $queryRaw: async <T>({ text, values }: Statement) => (await client.query(text, values)).rows as T,
    copy: async (table, columns, rows) => {
      const into = client.query(from(`COPY pg_temp.${table} (${columns.join(", ")}) FROM STDIN`));
      await pipeline(Readable.from(blocks(rows)), into);
    },
  };
}

const blockLength = 64 * 1024;

function* blocks(rows: Iterable<readonly CopyValue[]>): Generator<Buffer> {
  let block = "";
  for (const row of rows) {
    block += `${row.map(copied).join("\t")}\n`;
    if (block.length < blockLength) continue;
    yield Buffer.from(block);
    block = "";
  }
  if (block) yield Buffer.from(block);
}

const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\0": "" };
const escaped = (text: string) => text.replace(/[\\\t\n\r\0]/g, (mark) => escapes[mark] ?? "");

function copied(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value === "string") return escaped(value);
  if (typeof value === "object")
    return escaped(`{${value.map((text) => `"${text.replace(/[\\"]/g, "\\$&")}"`).join(",")}}`);
  return String(value);
}
