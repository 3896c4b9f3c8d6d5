import "server-only";
import { Prisma } from "@/lib/db";
import type { Part } from "./partitions";

/** Whether a person's id is of this part: a person is of one part wherever she stands, so that counts of people add up. */
export function inPart(id: Prisma.Sql, { at, of }: Part): Prisma.Sql {
  if (of === 1) return Prisma.sql`true`;
  return Prisma.sql`abs(uuid_hash(${id})::bigint) % ${of}::int = ${at}::int`;
}

/** Runs for each part, two at a time: on the smallest machine that is all the processors it has. */
export async function eachPart<T>(parts: readonly Part[], run: (part: Part) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let at = 0; at < parts.length; at += 2)
    done.push(...(await Promise.all(parts.slice(at, at + 2).map(run))));
  return done;
}
