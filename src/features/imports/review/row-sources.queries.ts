import "server-only";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db";
import { ofBatch } from "../batch.queries";
import { repairedKinds } from "../parse/warnings";
import type { RowFilter } from "../rows.schema";
import { standingId } from "../staging/contact-status.queries";
import { heldRows } from "./open-questions.queries";

/** The rows or cells of a list, as (row, position, field, notes). */
export function sourceOf(ctx: Context, batchId: string, filter: RowFilter): Prisma.Sql {
  const ours = (alias: string) => ofBatch(alias, ctx, batchId);
  const batch = Prisma.sql`import_batch b WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${batchId}::uuid`;
  const rows = (condition: Prisma.Sql) => Prisma.sql`
    SELECT r.row_number AS row, 0 AS position, NULL AS field, ARRAY[r.reasons ->> 'reason'] AS notes FROM import_row r WHERE ${ours("r")} AND ${condition}`;
  // Nothing is looked through of an import that has no warning.
  const cells = (not: Prisma.Sql) => Prisma.sql`
    SELECT r.row_number AS row, d.position::int, d.field, ARRAY[d.kind] AS notes
    FROM import_row r CROSS JOIN LATERAL ROWS FROM (jsonb_to_recordset(r.reasons -> 'warnings') AS (field text, kind text)) WITH ORDINALITY AS d (field, kind, position)
    WHERE ${ours("r")} AND r.reasons ? 'warnings' AND ${not} d.kind = ANY (${[...repairedKinds]}::text[])
      AND EXISTS (SELECT 1 FROM ${batch} AND (b.counts ->> 'warnings')::int > 0)`;
  switch (filter) {
    case "new":
      return rows(
        Prisma.sql`(r.state = 'created' OR r.state = 'staged' AND ${standingId("r")} IS NULL AND r.row_number NOT IN (${heldRows(ctx, batchId)}))`,
      );
    case "matched":
      return rows(
        Prisma.sql`(r.state IN ('changed', 'unchanged') OR r.state = 'staged' AND ${standingId("r")} IS NOT NULL)`,
      );
    case "joined":
    case "rejected":
      return rows(Prisma.sql`r.state = ${filter}::import_row_state`);
    case "warnings":
      return cells(Prisma.sql`NOT`);
    case "repaired":
      return cells(Prisma.empty);
    case "grouped":
      return rows(Prisma.sql`r.row_number IN (
        SELECT n::int FROM (SELECT coalesce(b.counts -> 'firstShared', '[]') || coalesce(b.counts -> 'firstAlike', '[]') AS groups FROM ${batch}) f
        CROSS JOIN LATERAL jsonb_array_elements(f.groups) g CROSS JOIN LATERAL jsonb_array_elements_text(g) n)`);
  }
}
