import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { ofBatch } from "../batch.queries";
import { refreshSearch } from "../commit/known-fields.mutations";
import { type Holder, holders, writtenColumns } from "../review/field-changes";
import { mergedSince } from "./staying.queries";

const atOnce = 2_000;

/**
 * The next people who were there before: rows that the import added go, values that it wrote are what they were, unless somebody
 * changed them since. Those stay, and their record with them. Gives back how many rows were done; 0 when all are.
 */
export async function restoreNext(tx: Tx, ctx: Context, batchId: string): Promise<number> {
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE restoring ON COMMIT DROP AS
    SELECT i.row_number, i.contact_id FROM import_row i JOIN contact c ON c.union_id = i.union_id AND c.id = i.contact_id
    WHERE ${ofBatch("i", ctx, batchId)} AND i.state = 'changed' AND NOT ${mergedSince}
    ORDER BY i.row_number LIMIT ${atOnce}::int`);
  await tx.$executeRaw(Prisma.sql`ANALYZE restoring`);
  await tx.$executeRaw(Prisma.sql`
    CREATE TEMP TABLE written ON COMMIT DROP AS
    SELECT x.id, x.entity, x.entity_id, x.before, x.after FROM import_change x JOIN restoring r ON r.row_number = x.row_number
    WHERE ${ofBatch("x", ctx, batchId)} AND x.undone_at IS NULL AND x.entity <> 'contact'`);
  await tx.$executeRaw(Prisma.sql`ANALYZE written`);
  const people = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT DISTINCT contact_id::text AS id FROM restoring`,
  );
  if (people.length === 0) return 0;
  const ids = people.map(({ id }) => id);
  await removeAdded(tx, ctx);
  await reopenMoved(tx, ctx);
  for (const holder of holders) await restoreFields(tx, ctx, holder);
  await forgetNationalIds(tx, ctx);
  await markRestored(tx, ctx, batchId);
  await refreshSearch(tx, ctx, ids);
  await refreshPresentDay(tx, ctx, ids);
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET version = c.version + 1, updated_at = now()
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${ids}::uuid[]) AND c.updated_at <> now()`);
  return tx.$executeRaw(Prisma.sql`
    UPDATE import_row i SET state = 'unchanged' FROM restoring r
    WHERE ${ofBatch("i", ctx, batchId)} AND i.row_number = r.row_number`);
}

/** Jobs and memberships go only as they were made, a telephone only while nobody has said what it may be used for. */
async function removeAdded(tx: Tx, ctx: Context): Promise<void> {
  for (const table of ["job", "membership"])
    await tx.$executeRaw(Prisma.sql`
      DELETE FROM ${Prisma.raw(table)} t USING written x
      WHERE x.entity = ${`${table}_opened`} AND t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id AND to_jsonb(t) = x.after`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM contact_point t USING written x WHERE x.entity = 'contact_point_added' AND t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id
      AND coalesce(x.after ->> 'consent' = t.consent::text, true)`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM assessment t USING written x WHERE x.entity = 'assessment_added' AND t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM contact_issue t USING written x WHERE x.entity = 'contact_issue_added' AND t.union_id = ${ctx.unionId}::uuid
      AND t.contact_id = x.entity_id AND t.issue_id = (x.after ->> 'issue_id')::uuid`);
}

async function reopenMoved(tx: Tx, ctx: Context): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE job j SET is_current = true, ended_on = NULL, ending = NULL FROM written x
    WHERE x.entity = 'job_move' AND j.union_id = ${ctx.unionId}::uuid AND j.id = x.entity_id AND ${asClosed("moved")}`);
}

/** The job is as the import left it, and nobody gave her another one since. */
function asClosed(ending: "moved" | "other"): Prisma.Sql {
  return Prisma.sql`NOT j.is_current AND j.ending = ${ending}::job_ending
    AND NOT EXISTS (SELECT 1 FROM job o WHERE o.union_id = j.union_id AND o.contact_id = j.contact_id AND o.is_current)`;
}

async function restoreFields(tx: Tx, ctx: Context, holder: Holder): Promise<void> {
  const edit =
    holder === "contact" ? Prisma.sql`, version = t.version + 1, updated_at = now()` : Prisma.empty;
  const columns = Object.entries(writtenColumns[holder]).map(([column, type]) =>
    Prisma.raw(
      `${column} = CASE WHEN x.after ? '${column}' AND t.${column} IS NOT DISTINCT FROM (x.after ->> '${column}')::${type}
        THEN (x.before ->> '${column}')::${type} ELSE t.${column} END`,
    ),
  );
  await tx.$executeRaw(Prisma.sql`
    UPDATE ${Prisma.raw(holder)} t SET ${Prisma.join(columns)} ${edit} FROM written x
    WHERE x.entity = ${`${holder}_fields`} AND t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id`);
}

async function forgetNationalIds(tx: Tx, ctx: Context): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET national_id_cipher = NULL, national_id_key = NULL, version = c.version + 1, updated_at = now() FROM written x
    WHERE x.entity = 'national_id' AND c.union_id = ${ctx.unionId}::uuid AND c.id = x.entity_id AND c.national_id_key = x.after ->> 'national_id_key'`);
}

/** A record is done with when everything of it is as it was before, or is no more. */
async function markRestored(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const asBefore = (holder: Holder) => Prisma.sql`
    WHEN ${`${holder}_fields`} THEN NOT EXISTS (
      SELECT 1 FROM ${Prisma.raw(holder)} t CROSS JOIN LATERAL jsonb_each_text(x.before) b
      WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id AND to_jsonb(t) ->> b.key IS DISTINCT FROM b.value)`;
  const gone = (table: string, entity = `${table}_opened`) => Prisma.sql`
    WHEN ${entity} THEN NOT EXISTS (SELECT 1 FROM ${Prisma.raw(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id)`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_change c SET undone_at = now() FROM written x
    WHERE ${ofBatch("c", ctx, batchId)} AND c.id = x.id AND CASE x.entity
      ${Prisma.join(holders.map(asBefore), " ")} ${gone("job")} ${gone("membership")} ${gone("contact_point", "contact_point_added")}
      WHEN 'job_move' THEN EXISTS (SELECT 1 FROM job t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id AND t.is_current)
      WHEN 'national_id' THEN NOT EXISTS (SELECT 1 FROM contact t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = x.entity_id AND t.national_id_key IS NOT NULL)
      ELSE true END`);
}

/** Jobs that ended because the file no longer named the people go on, unless they have another one by now. */
export async function reopenEnded(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const reopened = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH open AS (
      UPDATE job j SET is_current = true, ended_on = NULL, ending = NULL FROM import_change x
      WHERE ${ofBatch("x", ctx, batchId)} AND x.entity = 'job_ended' AND x.undone_at IS NULL
        AND j.union_id = x.union_id AND j.id = x.entity_id AND ${asClosed("other")} RETURNING j.id, j.contact_id
    ), done AS (
      UPDATE import_change x SET undone_at = now() WHERE ${ofBatch("x", ctx, batchId)}
        AND (x.entity = 'absence' OR x.entity_id IN (SELECT id FROM open) AND x.entity = 'job_ended')
    )
    SELECT contact_id::text AS id FROM open`);
  await refreshPresentDay(
    tx,
    ctx,
    reopened.map(({ id }) => id),
  );
}
