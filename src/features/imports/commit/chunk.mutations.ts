import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";
import { ofBatch } from "../batch.queries";
import { standingId } from "../staging/contact-status.queries";

type Page = { lease: Lease; size: number };

/**
 * The next staged rows as the temporary table `arriving`, which the steps after it read and fill in: `id` is the contact, there
 * already or not (`is_new`), `touched` whether anything of it changed. Nobody's data leaves the database for it. Two rows that a
 * merge has made one contact come one after the other.
 */
export async function writeChunk(tx: Tx, ctx: Context, page: Page): Promise<number> {
  await lockKnown(tx, ctx, page);
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE arriving ON COMMIT DROP AS
    SELECT p.*, coalesce(r.known, p.contact_id) AS id, r.known IS NULL AS is_new, false AS touched,
      NULL::uuid AS workplace_id, NULL::uuid AS department_id, NULL::uuid AS shift_id
    FROM (
      SELECT n.*, row_number() OVER (PARTITION BY n.known ORDER BY n.row_number) AS turn FROM (${knownRows(ctx, page)}) n
    ) r JOIN import_person p USING (union_id, batch_id, row_number)
    WHERE r.known IS NULL OR r.turn = 1
    ORDER BY row_number`);
  await tx.$executeRaw(Prisma.sql`ANALYZE arriving`);
  const [row] = await tx.$queryRaw<{ rows: number }[]>(
    Prisma.sql`SELECT count(*)::int AS rows FROM arriving`,
  );
  return row?.rows ?? 0;
}

/** The page's rows with the contact that each is by now. */
function knownRows(ctx: Context, { lease: { batchId }, size }: Page): Prisma.Sql {
  return Prisma.sql`
    SELECT r.union_id, r.batch_id, r.row_number, ${standingId("r")} AS known FROM (
      SELECT union_id, batch_id, row_number, contact_id FROM import_row i
      WHERE ${ofBatch("i", ctx, batchId)} AND state = 'staged' ORDER BY row_number LIMIT ${size}::int
    ) r`;
}

/** In one order for everybody, so that what somebody writes meanwhile is seen, or waits, and nobody waits in a circle. */
async function lockKnown(tx: Tx, ctx: Context, page: Page): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (ARRAY(SELECT n.known FROM (${knownRows(ctx, page)}) n
      WHERE n.known IS NOT NULL)) ORDER BY c.id FOR NO KEY UPDATE OF c`);
}
