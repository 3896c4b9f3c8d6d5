import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";
import { ofBatch } from "../batch.queries";

/** Headcounts of the import go; so do the places and issues it made, as far as nothing and nobody stands in them. */
export async function forgetPlaces(tx: Tx, ctx: Context, { batchId }: Lease): Promise<void> {
  await tx.headcount.deleteMany({ where: { unionId: ctx.unionId, importBatchId: batchId } });
  await forgetParts(tx, ctx, { batchId, table: "department", column: "department_id" });
  await forgetParts(tx, ctx, { batchId, table: "shift", column: "shift_id" });
  await forget(tx, ctx, {
    batchId,
    table: "workplace",
    unused: Prisma.sql`
      NOT EXISTS (SELECT 1 FROM department d WHERE d.union_id = t.union_id AND d.workplace_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM shift s WHERE s.union_id = t.union_id AND s.workplace_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = t.union_id AND j.workplace_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM headcount h WHERE h.union_id = t.union_id AND h.workplace_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM turf u WHERE u.union_id = t.union_id AND u.workplace_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM campaign_workplace w WHERE w.union_id = t.union_id AND w.workplace_id = t.id)`,
  });
  await forget(tx, ctx, {
    batchId,
    table: "employer",
    unused: Prisma.sql`NOT EXISTS (SELECT 1 FROM workplace w WHERE w.union_id = t.union_id AND w.employer_id = t.id)`,
  });
  await forget(tx, ctx, {
    batchId,
    table: "issue",
    unused: Prisma.sql`
      NOT EXISTS (SELECT 1 FROM contact_issue c WHERE c.union_id = t.union_id AND c.issue_id = t.id)
      AND NOT EXISTS (SELECT 1 FROM conversation_issue c WHERE c.union_id = t.union_id AND c.issue_id = t.id)`,
  });
}

type Part = { batchId: string; table: "department" | "shift"; column: "department_id" | "shift_id" };

async function forgetParts(tx: Tx, ctx: Context, { batchId, table, column }: Part): Promise<void> {
  const at = Prisma.raw(column);
  const turf =
    table === "department"
      ? Prisma.sql`AND NOT EXISTS (SELECT 1 FROM turf u WHERE u.union_id = t.union_id AND u.department_id = t.id)`
      : Prisma.empty;
  await forget(tx, ctx, {
    batchId,
    table,
    unused: Prisma.sql`
      NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = t.union_id AND j.workplace_id = t.workplace_id AND j.${at} = t.id)
      AND NOT EXISTS (SELECT 1 FROM headcount h WHERE h.union_id = t.union_id AND h.workplace_id = t.workplace_id AND h.${at} = t.id) ${turf}`,
  });
}

type Forgotten = {
  batchId: string;
  table: "employer" | "workplace" | "department" | "shift" | "issue";
  unused: Prisma.Sql;
};

async function forget(tx: Tx, ctx: Context, { batchId, table, unused }: Forgotten): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    WITH gone AS (
      DELETE FROM ${Prisma.raw(table)} t USING import_change x
      WHERE ${ofBatch("x", ctx, batchId)} AND x.entity = ${table} AND x.undone_at IS NULL
        AND t.union_id = x.union_id AND t.id = x.entity_id AND ${unused}
      RETURNING t.id
    )
    UPDATE import_change c SET undone_at = now() FROM gone
    WHERE ${ofBatch("c", ctx, batchId)} AND c.entity_id = gone.id`);
}
