import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { issues } from "./policy";
import type { ArchiveIssue, CreateIssue, RenameIssue, ReorderIssues } from "./schema";
import { defaultIssues, issueNames } from "./vocabulary.schema";

const taken = conflictOn({ issue_name_key: "name" });

/** In the transaction that makes the union. */
export async function seedIssues(tx: Tx, ctx: Context, locale: "id" | "en"): Promise<void> {
  const rows = defaultIssues(locale).map((name, position) => ({
    unionId: ctx.unionId,
    id: newId(),
    name,
    position,
  }));
  await tx.issue.createMany({ data: rows });
}

export async function createIssue(ctx: Context, { id = newId(), name }: CreateIssue): Promise<string> {
  authorize(ctx, issues.edit);
  await write(ctx, async (tx) => {
    await requireFree(tx, ctx, { name });
    const { _max } = await tx.issue.aggregate({ where: { unionId: ctx.unionId }, _max: { position: true } });
    const position = (_max.position ?? -1) + 1;
    await tx.issue.createMany({ data: [{ unionId: ctx.unionId, id, name, position }] });
    await audit(tx, ctx, { action: "issue.create", entity: "issue", entityId: id });
  }).catch(taken);
  return id;
}

export async function renameIssue(ctx: Context, { issueId, name }: RenameIssue): Promise<void> {
  authorize(ctx, issues.edit);
  await write(ctx, async (tx) => {
    await requireFree(tx, ctx, { name, issueId });
    await change(tx, ctx, issueId, { name });
    await audit(tx, ctx, { action: "issue.rename", entity: "issue", entityId: issueId });
  }).catch(taken);
}

/** An archived issue stays on the conversations that raised it and is no longer offered. */
export async function archiveIssue(ctx: Context, { issueId, archived }: ArchiveIssue): Promise<void> {
  authorize(ctx, issues.edit);
  await write(ctx, async (tx) => {
    await change(tx, ctx, issueId, { archivedAt: archived ? new Date() : null });
    const action = archived ? "issue.archive" : "issue.restore";
    await audit(tx, ctx, { action, entity: "issue", entityId: issueId });
  });
}

/** These first, in this order; the others keep theirs behind them. */
export async function reorderIssues(ctx: Context, { issueIds }: ReorderIssues): Promise<void> {
  authorize(ctx, issues.edit);
  await write(ctx, async (tx) => {
    await tx.$executeRaw`
      UPDATE issue i SET position = ordered.position
      FROM (
        SELECT e.id, row_number() OVER (ORDER BY array_position(${issueIds}::uuid[], e.id) NULLS LAST, e.position, e.id)::int AS position
        FROM issue e WHERE e.union_id = ${ctx.unionId}::uuid
      ) ordered
      WHERE i.union_id = ${ctx.unionId}::uuid AND i.id = ordered.id AND i.position <> ordered.position`;
    await audit(tx, ctx, { action: "issue.reorder", entity: "issue", details: { count: issueIds.length } });
  });
}

/** "Wages" is taken where "Upah" is: both are read as the same. What is equal to the letter the database refuses. */
async function requireFree(tx: Tx, ctx: Context, { name, issueId }: { name: string; issueId?: string }) {
  const where = { unionId: ctx.unionId, name: { in: issueNames.alike(name) } };
  const same = await tx.issue.findFirst({ where, select: { id: true } });
  if (same && same.id !== issueId) throw new AppError("CONFLICT", { name: "taken" });
}

async function change(
  tx: Tx,
  ctx: Context,
  issueId: string,
  data: { name?: string; archivedAt?: Date | null },
): Promise<void> {
  const { count } = await tx.issue.updateMany({ where: { unionId: ctx.unionId, id: issueId }, data });
  if (count === 0) throw new AppError("NOT_FOUND");
}
