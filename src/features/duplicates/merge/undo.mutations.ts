import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { asWholeUnion } from "@/lib/whole-union";
import { duplicates } from "../policy";
import { applyWhereFree } from "./changes.mutations";
import { undoDays, undoDeadline } from "./plan";
import { storedChange } from "./stored";
import { type Change, history } from "./tables";
import { rowsTouched, table } from "./tables.queries";
import { type Kept, planUndo } from "./undo";

type Merge = { id: string; survivorId: string; goneId: string; mergedAt: Date };

/** Undoes a merge: what was changed or added since stays, and is listed. Later merges of the same contact are undone first. */
export async function undoMerge(ctx: Context, { mergeId }: { mergeId: string }): Promise<{ kept: Kept[] }> {
  authorize(ctx, duplicates.undo);
  return write(ctx, async (tx) => {
    const merge = await undoable(tx, ctx, mergeId);
    const kept = await asWholeUnion(tx, ctx, () => takeBack(tx, ctx, merge));
    await audit(tx, ctx, {
      action: "contact.undo_merge",
      entity: "contact",
      entityId: merge.survivorId,
      details: { gone: merge.goneId, merge: mergeId, kept: kept.length },
    });
    return { kept };
  });
}

async function undoable(tx: Tx, ctx: Context, mergeId: string): Promise<Merge> {
  // The contact before its merge, as an erasure takes them: otherwise the two would wait for each other.
  await tx.$executeRaw`SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = (
    SELECT m.survivor_id FROM contact_merge m WHERE m.union_id = ${ctx.unionId}::uuid AND m.id = ${mergeId}::uuid) FOR UPDATE`;
  const [merge] = await tx.$queryRaw<(Merge & { later: boolean })[]>(Prisma.sql`
    SELECT m.id::text, m.survivor_id::text AS "survivorId", m.gone_id::text AS "goneId", m.merged_at AS "mergedAt",
      EXISTS (SELECT 1 FROM contact_merge l WHERE l.union_id = m.union_id AND l.survivor_id = m.survivor_id AND l.undone_at IS NULL
        AND (l.merged_at, l.id) > (m.merged_at, m.id)) AS later
    FROM contact_merge m WHERE m.union_id = ${ctx.unionId}::uuid AND m.id = ${mergeId}::uuid AND m.undone_at IS NULL FOR UPDATE`);
  if (!merge) throw new AppError("NOT_FOUND");
  if (merge.later) throw new AppError("CONFLICT", { merge: "later_merge" });
  if (!undoDeadline(merge.mergedAt)) throw new AppError("CONFLICT", { merge: "undo_lapsed" });
  return merge;
}

async function takeBack(tx: Tx, ctx: Context, merge: Merge): Promise<Kept[]> {
  await tx.$executeRaw`SELECT 1 FROM contact WHERE union_id = ${ctx.unionId}::uuid AND id = ${merge.survivorId}::uuid FOR UPDATE`;
  const changes = await changesOf(tx, ctx, merge.id);
  const plan = planUndo(changes, await rowsTouched(tx, ctx, changes));
  const refused = await applyWhereFree(tx, ctx, plan.changes);
  const kept = [...plan.kept, ...refused, ...(await addedSince(tx, ctx, { merge, changes }))];
  const both = [merge.survivorId, merge.goneId];
  await refreshPresentDay(tx, { ...ctx, role: "system", turf: { whole: true } }, both);
  await tx.contactMergeChange.deleteMany({ where: { unionId: ctx.unionId, mergeId: merge.id } });
  await tx.contactMerge.updateMany({
    where: { unionId: ctx.unionId, id: merge.id },
    data: { undoneAt: new Date(), kept },
  });
  return kept;
}

async function changesOf(tx: Tx, ctx: Context, mergeId: string): Promise<Change[]> {
  const rows = await tx.contactMergeChange.findMany({
    where: { unionId: ctx.unionId, mergeId },
    orderBy: { position: "asc" },
    select: { entity: true, key: true, before: true, after: true },
  });
  return rows.map((row) => storedChange.parse(row));
}

/** Added to the survivor after the merge: it cannot be assigned, and stays with the survivor. */
async function addedSince(
  tx: Tx,
  ctx: Context,
  { merge, changes }: { merge: Merge; changes: readonly Change[] },
): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (const entity of history) {
    const column = entity === "contact_issue" ? "issue_id" : "id";
    const known = changes.filter((change) => change.entity === entity).map(({ key }) => key[column]);
    const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM ${table(entity)} t WHERE t.union_id = ${ctx.unionId}::uuid
        AND t.contact_id = ${merge.survivorId}::uuid AND t.created_at > (SELECT merged_at FROM contact_merge WHERE union_id = t.union_id AND id = ${merge.id}::uuid) AND NOT t.${Prisma.raw(column)} = ANY (${known}::uuid[])`);
    if (row && row.count > 0) kept.push({ entity, count: row.count });
  }
  return kept;
}

/** After thirty days the undo data is deleted. */
export async function forgetLapsed(ctx: Context): Promise<void> {
  authorize(ctx, duplicates.undo);
  await write(ctx, async (tx) => {
    const before = new Date(Date.now() - undoDays * 86_400_000);
    const where = { unionId: ctx.unionId, mergedAt: { lt: before }, goneName: { not: "" } };
    const merges = await tx.contactMerge.findMany({ where, select: { id: true } });
    if (merges.length === 0) return;
    const ids = merges.map(({ id }) => id);
    await tx.contactMergeChange.deleteMany({ where: { unionId: ctx.unionId, mergeId: { in: ids } } });
    await tx.contactMerge.updateMany({
      where: { unionId: ctx.unionId, id: { in: ids } },
      data: { goneName: "" },
    });
    await audit(tx, ctx, {
      action: "contact.merge_lapsed",
      entity: "contact_merge",
      details: { merges: ids.length },
    });
  });
}
