import "server-only";
import { findOrCreateWorkplace } from "@/features/workplaces/mutations";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";
import type { PlaceChoice } from "../mapping/choices.schema";

type Wanted = { lease: Lease; place: PlaceChoice | null };

/**
 * Says for each row of `arriving` where it works: the workplace that it names, else the chosen one. Workplaces, departments and
 * shifts that are not there are made, and remembered for the undo.
 */
export async function settlePlaces(tx: Tx, ctx: Context, { lease, place }: Wanted): Promise<void> {
  await makeWorkplaces(tx, ctx);
  const chosen = await chosenPlace(tx, ctx, place);
  await tx.$executeRaw(Prisma.sql`
    UPDATE arriving a SET workplace_id = ${chosen}::uuid WHERE a.workplace IS NULL`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE arriving a SET workplace_id = w.id FROM workplace w WHERE w.union_id = a.union_id AND lower(w.name) = lower(a.workplace)`);
  await settleParts(tx, "department");
  await settleParts(tx, "shift");
  await rememberNew(tx, ctx, lease);
}

/** A workplace that nobody has yet belongs to the first employer that one of its rows names. */
async function makeWorkplaces(tx: Tx, ctx: Context): Promise<void> {
  const missing = await tx.$queryRaw<{ name: string; employer: string | null }[]>(Prisma.sql`
    SELECT DISTINCT ON (lower(a.workplace)) a.workplace AS name, a.employer FROM arriving a
    WHERE a.workplace IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = a.union_id AND lower(w.name) = lower(a.workplace))
    ORDER BY lower(a.workplace), a.employer IS NULL, a.row_number`);
  for (const { name, employer } of missing)
    await findOrCreateWorkplace(tx, ctx, { name, employer: employer ?? name });
}

async function chosenPlace(tx: Tx, ctx: Context, place: PlaceChoice | null): Promise<string | null> {
  if (!place) return null;
  if ("workplaceId" in place) return place.workplaceId;
  const [row] = await tx.$queryRaw<{ needed: boolean }[]>(
    Prisma.sql`SELECT EXISTS (SELECT 1 FROM arriving WHERE workplace IS NULL) AS needed`,
  );
  if (!row?.needed) return null;
  return (await findOrCreateWorkplace(tx, ctx, { name: place.workplace, employer: place.employer })).id;
}

/** The parts that these rows name, in the file's order behind those that are there. */
async function settleParts(tx: Tx, kind: "department" | "shift"): Promise<void> {
  const [table, id] = [Prisma.raw(kind), Prisma.raw(`${kind}_id`)];
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${table} (union_id, id, workplace_id, name, position)
    SELECT n.union_id, sibling_id(n.contact_id), n.workplace_id, n.${table},
      coalesce((SELECT max(p.position) + 1 FROM ${table} p WHERE p.union_id = n.union_id AND p.workplace_id = n.workplace_id), 0)
        + row_number() OVER (PARTITION BY n.workplace_id ORDER BY n.row_number)
    FROM (
      SELECT DISTINCT ON (workplace_id, lower(${table})) union_id, contact_id, workplace_id, ${table}, row_number FROM arriving
      WHERE workplace_id IS NOT NULL AND ${table} IS NOT NULL ORDER BY workplace_id, lower(${table}), row_number
    ) n
    ORDER BY n.workplace_id, lower(n.${table})
    ON CONFLICT DO NOTHING`);
  await tx.$executeRaw(Prisma.sql`
    UPDATE arriving a SET ${id} = p.id FROM ${table} p
    WHERE p.union_id = a.union_id AND p.workplace_id = a.workplace_id AND lower(p.name) = lower(a.${table})`);
}

/** Whatever of these places was made in this very transaction: its row carries the transaction's number. */
async function rememberNew(tx: Tx, ctx: Context, { batchId }: Lease): Promise<void> {
  const made = Prisma.join(
    ["employer", "workplace", "department", "shift"].map((table) => {
      const name = Prisma.raw(table);
      return Prisma.sql`SELECT ${table}::text AS entity, t.id FROM ${name} t
        WHERE t.union_id = ${ctx.unionId}::uuid AND t.xmin = pg_current_xact_id()::xid`;
    }),
    " UNION ALL ",
  );
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, entity, entity_id)
    SELECT ${ctx.unionId}::uuid, ${batchId}::uuid, sibling_id(m.id), m.entity, m.id FROM (${made}) m`);
}
