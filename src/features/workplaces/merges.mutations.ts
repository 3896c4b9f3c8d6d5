import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, isConstraint } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { asWholeUnion } from "@/lib/whole-union";
import { mergeEmployers } from "./merge/employers.mutations";
import type { Merging } from "./merge/record.mutations";
import { type PlaceKind, undoDays, undoDeadline } from "./merge/tables";
import { takeApart } from "./merge/undo.mutations";
import { mergeWorkplaces } from "./merge/workplaces.mutations";
import { placeMerges } from "./merges.policy";
import type { MergePlaces, UndoPlaceMerge } from "./merges.schema";
import { requireWholeWorkplace } from "./mutations";

const entity = "place_merge";

/** Two employers or workplaces that are one, in one transaction, with what undoes it for thirty days. */
export async function mergePlaces(
  ctx: Context,
  input: MergePlaces,
): Promise<{ staysId: string; mergeId: string }> {
  authorize(ctx, placeMerges.merge);
  const { kind } = input;
  const mergeId = newId();
  return write(ctx, async (tx) => {
    const [stays, went] = [
      await lockedByName(tx, ctx, { kind, name: input.stays, field: "stays" }),
      await lockedByName(tx, ctx, { kind, name: input.went, field: "went" }),
    ];
    if (stays.id === went.id) throw new AppError("INVALID", { went: "choice" });
    const names = { staysName: stays.name, wentName: went.name, mergedBy: actingUserId(ctx) };
    const row = { unionId: ctx.unionId, id: mergeId, kind, staysId: stays.id, wentId: went.id, ...names };
    await tx.placeMerge.createMany({ data: [row] });
    const merging: Merging = { mergeId, staysId: stays.id, wentId: went.id };
    await asWholeUnion(tx, ctx, () =>
      kind === "employer" ? mergeEmployers(tx, ctx, merging) : mergeWorkplaces(tx, ctx, merging),
    );
    await audit(tx, ctx, {
      ...{ action: "place.merge", entity, entityId: stays.id },
      details: { kind, gone: went.id, merge: mergeId },
    });
    return { staysId: stays.id, mergeId };
  }).catch(clash);
}

/** Both have what one place can have only once, as an agreement for the same days. */
function clash(error: unknown): never {
  if (!(error instanceof AppError) && isConstraint(error))
    throw new AppError("CONFLICT", { went: "merge_clash" });
  throw error;
}

type Named = { kind: "employer" | "workplace"; name: string; field: "stays" | "went" };

async function lockedByName(
  tx: Tx,
  ctx: Context,
  { kind, name, field }: Named,
): Promise<{ id: string; name: string }> {
  const [row] = await tx.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
    SELECT t.id::text, t.name FROM ${Prisma.raw(kind)} t
    WHERE t.union_id = ${ctx.unionId}::uuid AND lower(t.name) = lower(${name}) FOR UPDATE`);
  if (!row) throw new AppError("INVALID", { [field]: "gone" });
  return row;
}

type Found = {
  kind: PlaceKind;
  staysId: string;
  wentId: string;
  workplaceId: string | null;
  mergedAt: Date;
  later: boolean;
};

/** What was changed since stays; merges of the same places that came later are undone first. */
export async function undoPlaceMerge(ctx: Context, { mergeId }: UndoPlaceMerge): Promise<{ kept: number }> {
  authorize(ctx, placeMerges.undo);
  return write(ctx, async (tx) => {
    const merge = await undoable(tx, ctx, mergeId);
    await mayUndo(tx, ctx, { mergeId, workplaceId: merge.workplaceId });
    const kept = await asWholeUnion(tx, ctx, () => takeApart(tx, ctx, mergeId));
    const where = { unionId: ctx.unionId, id: mergeId };
    await tx.placeMergeChange.deleteMany({ where: { unionId: ctx.unionId, placeMergeId: mergeId } });
    await tx.placeMerge.updateMany({ where, data: { undoneAt: new Date() } });
    await audit(tx, ctx, {
      ...{ action: "place.undo_merge", entity, entityId: merge.staysId },
      details: { kind: merge.kind, gone: merge.wentId, merge: mergeId, kept },
    });
    return { kept };
  }).catch(taken);
}

/** The name of what went belongs to another place by now. */
function taken(error: unknown): never {
  if (!(error instanceof AppError) && isConstraint(error)) throw new AppError("CONFLICT", { merge: "taken" });
  throw error;
}

async function undoable(tx: Tx, ctx: Context, mergeId: string): Promise<Found> {
  const [merge] = await tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT m.kind::text AS kind, m.stays_id::text AS "staysId", m.went_id::text AS "wentId", m.workplace_id::text AS "workplaceId",
      m.merged_at AS "mergedAt",
      EXISTS (SELECT 1 FROM place_merge l WHERE l.union_id = ${ctx.unionId}::uuid AND l.undone_at IS NULL
        AND (l.merged_at, l.id) > (m.merged_at, m.id)
        AND (l.stays_id IN (m.stays_id, m.workplace_id) OR l.went_id IN (m.stays_id, m.workplace_id) OR l.workplace_id = m.stays_id)) AS later
    FROM place_merge m WHERE m.union_id = ${ctx.unionId}::uuid AND m.id = ${mergeId}::uuid AND m.undone_at IS NULL FOR UPDATE OF m`);
  if (!merge) throw new AppError("NOT_FOUND");
  if (merge.later) throw new AppError("CONFLICT", { merge: "later_merge" });
  if (!undoDeadline(merge.mergedAt)) throw new AppError("CONFLICT", { merge: "undo_lapsed" });
  return merge;
}

/** A coordinator takes apart departments and shifts of the own turf, as long as nobody's turf changes by it. */
async function mayUndo(
  tx: Tx,
  ctx: Context,
  { mergeId, workplaceId }: { mergeId: string; workplaceId: string | null },
) {
  if (ctx.role === "admin" || ctx.role === "system") return;
  if (workplaceId === null) throw new AppError("FORBIDDEN");
  await requireWholeWorkplace(tx, ctx, workplaceId);
  const where = { unionId: ctx.unionId, placeMergeId: mergeId, entity: "turf" };
  if (await tx.placeMergeChange.count({ where })) throw new AppError("FORBIDDEN");
}

/** After thirty days what undoes a merge is forgotten; that it was, and where the place went, stays. */
export async function forgetLapsedPlaceMerges(ctx: Context): Promise<void> {
  authorize(ctx, placeMerges.merge);
  await write(ctx, async (tx) => {
    const before = new Date(Date.now() - undoDays * 86_400_000);
    const { count } = await tx.placeMergeChange.deleteMany({
      where: { unionId: ctx.unionId, merge: { mergedAt: { lt: before } } },
    });
    if (count > 0) await audit(tx, ctx, { action: "place.merge_lapsed", entity, details: { rows: count } });
  });
}
