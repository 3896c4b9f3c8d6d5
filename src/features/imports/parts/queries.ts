import "server-only";
import { Prisma } from "@/lib/db";
import type { Part } from "./rules";

/** Whether a person's id is of this part: a person is of one part wherever she stands, so that counts of people add up. */
export function inPart(id: Prisma.Sql, { at, of }: Part): Prisma.Sql {
  if (of === 1) return Prisma.sql`true`;
  return Prisma.sql`abs(uuid_hash(${id})::bigint) % ${of}::int = ${at}::int`;
}

/** Runs for one part after the other, so that nobody else's work waits for all of it. */
export async function eachPart<T>(parts: readonly Part[], run: (part: Part) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const part of parts) done.push(await run(part));
  return done;
}
