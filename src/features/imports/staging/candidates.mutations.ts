import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { Lease } from "../batch";
import { auditBatch } from "../batch.mutations";
import { ofBatch } from "../batch.queries";
import { renewLease } from "../lease.mutations";
import { imports } from "../policy";
import type { RowPair } from "../reader/join-rows";
import type { Possible } from "./candidates";
import { joinStaged } from "./join.mutations";
import { fingerprintOf } from "./row-hash.queries";

/**
 * Rows that somebody once recognised as a contact are that contact, without asking; two rows of one contact become one. False
 * when the lease is somebody else's.
 */
export async function recognise(ctx: Context, lease: Lease): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const rows = (alias: string) => ofBatch(alias, ctx, lease.batchId);
    const found = await tx.$queryRaw<{ row: number; id: string; taken: number | null }[]>(Prisma.sql`
      SELECT r.row_number AS row, n.contact_id::text AS id, t.row_number AS taken
      FROM import_row r JOIN import_person i ON i.union_id = r.union_id AND i.batch_id = r.batch_id AND i.row_number = r.row_number
      JOIN import_identity n ON n.union_id = r.union_id AND n.fingerprint = ${fingerprintOf("i")}
      LEFT JOIN import_row t ON ${rows("t")} AND t.state = 'staged' AND t.contact_id = n.contact_id
      WHERE ${rows("r")} AND r.state = 'staged' AND r.contact_id IS NULL AND NOT EXISTS (SELECT 1 FROM import_candidate q
        WHERE ${rows("q")} AND q.row_number = r.row_number AND q.contact_id = n.contact_id AND q.answer <> 'same')
      ORDER BY r.row_number`);
    await settleRecognised(tx, ctx, { batchId: lease.batchId, found });
    await auditBatch(tx, ctx, lease.batchId, { action: "recognise", rows: found.length });
    return true;
  });
}

type Found = { row: number; id: string; taken: number | null }[];

async function settleRecognised(
  tx: Tx,
  ctx: Context,
  { batchId, found }: { batchId: string; found: Found },
): Promise<void> {
  const rowOf = new Map<string, number>();
  for (const { row, id, taken } of found) {
    const other = rowOf.get(id) ?? taken;
    if (other === null) rowOf.set(id, row);
    else await joinStaged(tx, ctx, { batchId, keep: other, gone: row });
  }
  const matches = [...rowOf];
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row r SET contact_id = m.id
    FROM unnest(${matches.map(([, row]) => row)}::int[], ${matches.map(([id]) => id)}::uuid[]) AS m (row, id)
    WHERE ${ofBatch("r", ctx, batchId)} AND r.row_number = m.row`);
}

/** Keeps who was found by the file's own matcher: the sure as matches, the others as questions. */
export async function keepPossible(
  ctx: Context,
  { lease, sure, asked }: { lease: Lease; sure: Possible[]; asked: Possible[] },
): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const rows = (alias: string) => ofBatch(alias, ctx, lease.batchId);
    await tx.$executeRaw(Prisma.sql`
      UPDATE import_row r SET contact_id = m.id
      FROM unnest(${sure.map(({ row }) => row)}::int[], ${sure.map(({ id }) => id)}::uuid[]) AS m (row, id)
      WHERE ${rows("r")} AND r.row_number = m.row
        AND NOT EXISTS (SELECT 1 FROM import_row t WHERE ${rows("t")} AND t.contact_id = m.id)`);
    const possible = [...sure, ...asked].map(({ row, id, score, reasons }) => ({ row, id, score, reasons }));
    // A sure one whose contact another row has already is a question like any other.
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO import_candidate (union_id, batch_id, id, row_number, contact_id, fingerprint, score, reasons)
      SELECT i.union_id, i.batch_id, sibling_id(i.contact_id), i.row_number, q.id, ${fingerprintOf("i")}, q.score, q.reasons
      FROM jsonb_to_recordset(${JSON.stringify(possible)}::jsonb) AS q (row int, id uuid, score int, reasons jsonb)
      JOIN import_person i ON ${rows("i")} AND i.row_number = q.row
      JOIN import_row r ON ${rows("r")} AND r.row_number = q.row AND r.contact_id IS NULL
      ON CONFLICT DO NOTHING`);
    await auditBatch(tx, ctx, lease.batchId, { action: "asked", sure: sure.length, asked: asked.length });
    return true;
  });
}

/**
 * Keeps the pairs of rows that only a person can decide. Two rows that are two contacts already are no question; a row that may be
 * the contact of its pair is asked about once.
 */
export async function keepPairs(
  ctx: Context,
  { lease, pairs }: { lease: Lease; pairs: readonly RowPair[] },
): Promise<boolean> {
  authorize(ctx, imports.run);
  return write(ctx, async (tx) => {
    if (!(await renewLease(tx, ctx, lease))) return false;
    const rows = (alias: string) => ofBatch(alias, ctx, lease.batchId);
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO import_candidate (union_id, batch_id, id, row_number, other_row, fingerprint, score, reasons)
      SELECT i.union_id, i.batch_id, sibling_id(i.contact_id), q.row, q."otherRow", ${fingerprintOf("i")}, q.score, q.reasons
      FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS q (row int, "otherRow" int, score int, reasons jsonb)
      JOIN import_row a ON ${rows("a")} AND a.row_number = q.row AND a.state = 'staged'
      JOIN import_row b ON ${rows("b")} AND b.row_number = q."otherRow" AND b.state = 'staged'
      JOIN import_person i ON ${rows("i")} AND i.row_number = q."otherRow"
      WHERE a.contact_id IS NULL OR b.contact_id IS NULL
      ON CONFLICT DO NOTHING`);
    await tx.$executeRaw(Prisma.sql`
      DELETE FROM import_candidate c USING import_candidate p, import_row o
      WHERE ${rows("c")} AND c.contact_id IS NOT NULL AND ${rows("p")} AND p.other_row IS NOT NULL
        AND c.row_number IN (p.row_number, p.other_row) AND ${rows("o")}
        AND o.row_number = CASE WHEN c.row_number = p.row_number THEN p.other_row ELSE p.row_number END
        AND o.contact_id = c.contact_id`);
    await auditBatch(tx, ctx, lease.batchId, { action: "pairs", pairs: pairs.length });
    return true;
  });
}
