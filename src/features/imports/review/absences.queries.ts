import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { decidedOf, ofBatch } from "../batch.queries";
import type { PlaceChoice } from "../mapping/choices.schema";
import { imports } from "../policy";
import { type AbsencePolicy, type Scope, scopeOf } from "./absences";

export type Absences = { scope: Scope; leaving: AbsencePolicy; place: PlaceChoice | null };

export async function absenceTerms(tx: Tx, ctx: Context, batchId: string): Promise<Absences> {
  const { decisions, leaving } = await decidedOf(tx, ctx, batchId);
  return { scope: scopeOf(decisions), leaving, place: decisions.place };
}

/**
 * The people, as (id, name, department, job_id), who are at a workplace of the file and no row of it; of a member list the members
 * among them. Whoever may be one of its rows is not missing.
 */
export function absentFromList(ctx: Context, { scope, ...file }: Named & { scope: Scope }) {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const { batchId } = file;
  const ours = (alias: string) => ofBatch(alias, ctx, batchId);
  return Prisma.sql`
    WITH sites AS MATERIALIZED (${sitesOf(ctx, file)}), named AS MATERIALIZED (
      SELECT r.contact_id AS id FROM import_row r WHERE ${ours("r")} AND r.contact_id IS NOT NULL
      UNION SELECT k.survivor_id FROM import_row r JOIN contact_redirect k ON k.union_id = r.union_id AND k.gone_id = r.contact_id WHERE ${ours("r")}
      UNION SELECT q.contact_id FROM import_candidate q WHERE ${ours("q")} AND q.contact_id IS NOT NULL AND q.answer IS NULL
    )
    SELECT c.id, c.name, d.name AS department, j.id AS job_id
    FROM job j JOIN contact c ON c.union_id = j.union_id AND c.id = j.contact_id
    LEFT JOIN department d ON d.union_id = j.union_id AND d.id = j.department_id
    WHERE j.union_id = ${union} AND j.is_current AND j.workplace_id IN (SELECT id FROM sites)
      AND c.id NOT IN (SELECT id FROM named) AND c.import_batch_id IS DISTINCT FROM ${batchId}::uuid
      ${scope === "members" ? Prisma.sql`AND c.is_member` : Prisma.empty}`;
}

type Named = { batchId: string; place: PlaceChoice | null };

/** The workplaces of the file, as (id). */
function sitesOf(ctx: Context, { batchId, place }: Named): Prisma.Sql {
  const ours = (alias: string) => ofBatch(alias, ctx, batchId);
  const chosen = !place
    ? Prisma.empty
    : "workplaceId" in place
      ? Prisma.sql`OR w.id = ${place.workplaceId}::uuid`
      : Prisma.sql`OR lower(w.name) = lower(${place.workplace})`;
  return Prisma.sql`
    SELECT w.id FROM workplace w WHERE w.union_id = ${ctx.unionId}::uuid AND (
      w.id IN (SELECT j.workplace_id FROM import_row r JOIN job j ON j.union_id = r.union_id AND j.contact_id = r.contact_id AND j.is_current
        WHERE ${ours("r")} AND r.state IN ('created', 'changed', 'unchanged'))
      OR lower(w.name) IN (SELECT lower(i.workplace) FROM import_person i WHERE ${ours("i")} AND i.workplace IS NOT NULL) ${chosen})`;
}

/** How many jobs the import would end, of how many at the workplaces of the file. */
export async function countEnding(
  tx: Tx,
  ctx: Context,
  batchId: string,
): Promise<{ ending: number; employed: number }> {
  const { leaving, scope, place } = await absenceTerms(tx, ctx, batchId);
  if (leaving !== "end_jobs" || scope !== "jobs") return { ending: 0, employed: 0 };
  const [row] = await tx.$queryRaw<{ ending: number; employed: number }[]>(Prisma.sql`
    SELECT (SELECT count(*)::int FROM (${absentFromList(ctx, { batchId, scope, place })}) l) AS ending,
      (SELECT count(*)::int FROM job j WHERE j.union_id = ${ctx.unionId}::uuid AND j.is_current AND j.workplace_id IN (${sitesOf(ctx, { batchId, place })})) AS employed`);
  return row ?? { ending: 0, employed: 0 };
}

/** What the admin decided about the people whom the file doesn't name. */
export async function absencesOf(ctx: Context, batchId: string): Promise<Absences> {
  authorize(ctx, imports.read);
  return read(ctx, (tx) => absenceTerms(tx, ctx, batchId));
}
