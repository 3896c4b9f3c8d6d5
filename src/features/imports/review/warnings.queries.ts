import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { getBatch } from "../batch.queries";
import { rowInFile } from "../row-number";
import { repairedKinds } from "../parse/warnings";
import { imports } from "../policy";
import type { Doubt } from "../reader/join-rows";

const page = 50;
type Found = Doubt & { row: number; name: string | null; repaired: boolean; total: number };

/**
 * The cells that could not be trusted, row by row, and apart from them those that were repaired: the person came in without the
 * ones and with the others.
 */
export async function listWarnings(ctx: Context, batchId: string, take = page) {
  authorize(ctx, imports.read);
  const { reading, counts } = await getBatch(ctx, batchId);
  if (!counts?.warnings) return { total: 0, cells: [], repaired: { total: 0, cells: [] } };
  const parts = reading?.analysis.parts ?? [];
  const found = await read(ctx, (tx) =>
    tx.$queryRaw<Found[]>(Prisma.sql`
      WITH doubted AS MATERIALIZED (
        SELECT r.row_number, coalesce(r.same_as, r.row_number) AS person, r.contact_id, d.field, d.kind, d.position,
          d.kind = ANY (${[...repairedKinds]}::text[]) AS repaired
        FROM import_row r CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(r.reasons -> 'warnings') AS (field text, kind text))
          WITH ORDINALITY AS d (field, kind, position)
        WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND r.reasons ? 'warnings'
      ), ranked AS (
        SELECT *, row_number() OVER (PARTITION BY repaired ORDER BY row_number, position) AS rank,
          count(*) OVER (PARTITION BY repaired)::int AS total FROM doubted
      ), shown AS MATERIALIZED (SELECT * FROM ranked WHERE rank <= ${take}::int)
      SELECT s.row_number AS row, coalesce(c.name, i.name) AS name, s.field, s.kind, s.repaired, s.total
      FROM shown s
      LEFT JOIN import_person i ON i.union_id = ${ctx.unionId}::uuid AND i.batch_id = ${batchId}::uuid AND i.row_number = s.person
      LEFT JOIN contact c ON i.row_number IS NULL AND c.union_id = ${ctx.unionId}::uuid AND c.id = s.contact_id
      ORDER BY s.row_number, s.position`),
  );
  const heap = (repaired: boolean) => {
    const cells = found.filter((cell) => cell.repaired === repaired);
    return {
      total: cells[0]?.total ?? 0,
      cells: cells.map(({ row, name, field, kind }) => ({ ...rowInFile(row, parts), name, field, kind })),
    };
  };
  return { ...heap(false), repaired: heap(true) };
}
