import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { getBatch } from "../queries";
import { rowInFile } from "../sheets/parts/rules";
import type { Doubt } from "../stagings/rules";

const page = 50;
type Found = Doubt & { row: number; name: string | null; total: number };

/** The cells that could not be trusted, row by row: the person came in without them, or somebody should look. */
export async function listDoubts(ctx: Context, batchId: string, take = page) {
  authorize(ctx, imports.read);
  const { reading, counts } = await getBatch(ctx, batchId);
  if (!counts?.warnings) return { total: 0, cells: [] };
  const parts = reading?.analysis.parts ?? [];
  const found = await read(ctx, (tx) =>
    tx.$queryRaw<Found[]>(Prisma.sql`
      WITH doubted AS MATERIALIZED (
        SELECT r.row_number, coalesce(r.same_as, r.row_number) AS person, r.contact_id, d.field, d.kind, d.position
        FROM import_row r CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(r.reasons -> 'warnings') AS (field text, kind text))
          WITH ORDINALITY AS d (field, kind, position)
        WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND r.reasons ? 'warnings'
      ), shown AS MATERIALIZED (SELECT * FROM doubted ORDER BY row_number, position LIMIT ${take}::int)
      SELECT s.row_number AS row, coalesce(c.name, i.name) AS name, s.field, s.kind, (SELECT count(*)::int FROM doubted) AS total
      FROM shown s
      LEFT JOIN import_person i ON i.union_id = ${ctx.unionId}::uuid AND i.batch_id = ${batchId}::uuid AND i.row_number = s.person
      LEFT JOIN contact c ON i.row_number IS NULL AND c.union_id = ${ctx.unionId}::uuid AND c.id = s.contact_id
      ORDER BY s.row_number, s.position`),
  );
  return {
    total: found[0]?.total ?? 0,
    cells: found.map(({ row, name, field, kind }) => ({ ...rowInFile(row, parts), name, field, kind })),
  };
}
