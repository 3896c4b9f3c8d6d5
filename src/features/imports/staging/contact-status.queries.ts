import "server-only";
import { Prisma } from "@/lib/db";

/**
 * Who the staged row `alias` is at this moment: the contact it was recognised as, or whom she was merged into since. Null where
 * she is gone, as after the undo of the import that brought her.
 */
export function standingId(alias: string): Prisma.Sql {
  const r = Prisma.raw(alias);
  return Prisma.sql`CASE WHEN ${r}.contact_id IS NOT NULL THEN coalesce(
    (SELECT k.id FROM contact k WHERE k.union_id = ${r}.union_id AND k.id = ${r}.contact_id),
    (SELECT k.survivor_id FROM contact_redirect k WHERE k.union_id = ${r}.union_id AND k.gone_id = ${r}.contact_id)) END`;
}

/** The same, whether she is gone or not: whoever was merged is together with whom she was merged into. */
export function redirectedId(alias: string): Prisma.Sql {
  const r = Prisma.raw(alias);
  return Prisma.sql`coalesce((SELECT k.survivor_id FROM contact_redirect k
    WHERE k.union_id = ${r}.union_id AND k.gone_id = ${r}.contact_id), ${r}.contact_id)`;
}
