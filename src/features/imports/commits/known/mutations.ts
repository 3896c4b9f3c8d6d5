import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day/mutations";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../../leases/mutations";
import { addJobs, addMemberships, addPoints } from "../people/mutations";

const fillable = [
  "nickname",
  "sex",
  "birth_date",
  "birth_place",
  "address",
  "external_id",
  "language",
] as const;

/**
 * People of `arriving` who are there already: gaps are filled, nothing is overwritten, and what was before is kept for the undo.
 * Whoever got something is `touched`. Gives back how many were known.
 */
export async function fillKnown(tx: Tx, ctx: Context, lease: Lease): Promise<number> {
  const known = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id::text FROM arriving WHERE NOT is_new`,
  );
  if (known.length === 0) return 0;
  await fillContacts(tx);
  const part = { lease, is: "known" } as const;
  await addPoints(tx, ctx, part);
  await addJobs(tx, ctx, part);
  await addMemberships(tx, ctx, part);
  await refreshPresentDay(
    tx,
    ctx,
    known.map(({ id }) => id),
  );
  return known.length;
}

const gapsOf = Prisma.join(
  fillable.map((field) => {
    const name = Prisma.raw(field);
    return Prisma.sql`${Prisma.raw(`'${field}'`)}, CASE WHEN c.${name} IS NULL THEN a.${name} END`;
  }),
);
const filled = Prisma.join(
  fillable.map((field) => {
    const name = Prisma.raw(field);
    return Prisma.sql`${name} = coalesce(c.${name}, g.${name})`;
  }),
);

/** What the file knows and we don't. Locked first, so that what somebody writes meanwhile is seen or waits. */
async function fillContacts(tx: Tx): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    SELECT 1 FROM contact c JOIN arriving a ON c.union_id = a.union_id AND c.id = a.id WHERE NOT a.is_new ORDER BY c.id FOR NO KEY UPDATE OF c`);
  await tx.$executeRaw(Prisma.sql`
    WITH gaps AS (
      SELECT a.*, jsonb_strip_nulls(jsonb_build_object(${gapsOf})) AS after
      FROM arriving a JOIN contact c ON c.union_id = a.union_id AND c.id = a.id WHERE NOT a.is_new
    ), filled AS (
      UPDATE contact c SET ${filled}, version = c.version + 1, updated_at = now()
      FROM gaps g WHERE g.after <> '{}' AND c.union_id = g.union_id AND c.id = g.id
      RETURNING g.union_id, g.batch_id, g.contact_id, g.row_number, g.id, g.after
    ), kept AS (
      INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, before, after)
      SELECT f.union_id, f.batch_id, sibling_id(f.contact_id), f.row_number, 'contact_fields', f.id,
        (SELECT jsonb_object_agg(key, NULL::text) FROM jsonb_object_keys(f.after) AS key), f.after
      FROM filled f
      RETURNING entity_id
    )
    UPDATE arriving t SET touched = true WHERE t.id IN (SELECT entity_id FROM kept) AND NOT t.is_new`);
}
