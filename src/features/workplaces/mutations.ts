import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { regionOf } from "@/lib/region-input";
import { workplaces } from "./policy";
import type { ArchiveWorkplace, CreateWorkplace, EditWorkplace, PlaceWorkplace } from "./schema";

const taken = conflictOn({ workplace_name_key: "name" });
const entity = "workplace";

/** A new workplace is in nobody's turf, so only a user of the whole union can make one. */
export async function createWorkplace(ctx: Context, { id = newId(), ...input }: CreateWorkplace) {
  authorize(ctx, workplaces.create);
  if (!ctx.turf.whole) throw new AppError("FORBIDDEN");
  await write(ctx, async (tx) => {
    const employerId = await findOrCreateEmployer(tx, ctx, input.employer);
    const row = { unionId: ctx.unionId, id, employerId, name: input.name, town: input.town ?? null };
    await tx.workplace.createMany({ data: [row] });
    await audit(tx, ctx, { action: "workplace.create", entity, entityId: id });
  }).catch(taken);
  return id;
}

export async function editWorkplace(ctx: Context, { workplaceId, employer, name, town }: EditWorkplace) {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, workplaceId);
    const employerId = await findOrCreateEmployer(tx, ctx, employer);
    await tx.workplace.updateMany({
      where: { unionId: ctx.unionId, id: workplaceId },
      data: { employerId, name, town: town ?? null },
    });
    await audit(tx, ctx, { action: "workplace.edit", entity, entityId: workplaceId });
  }).catch(taken);
  return workplaceId;
}

/** Which region it is in: that of its minimum wage. */
export async function placeWorkplace(ctx: Context, { workplaceId, ...given }: PlaceWorkplace): Promise<void> {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, workplaceId);
    const where = { unionId: ctx.unionId, id: workplaceId };
    await tx.workplace.updateMany({ where, data: { region: regionOf(given) } });
    await audit(tx, ctx, { action: "workplace.region", entity, entityId: workplaceId });
  });
}

export async function archiveWorkplace(ctx: Context, { workplaceId, archived }: ArchiveWorkplace) {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, workplaceId);
    await tx.workplace.updateMany({
      where: { unionId: ctx.unionId, id: workplaceId },
      data: { archivedAt: archived ? new Date() : null },
    });
    const action = archived ? "workplace.archive" : "workplace.restore";
    await audit(tx, ctx, { action, entity, entityId: workplaceId });
  });
}

/** Case-insensitive; made when it is new, also when two do so at the same moment. */
async function findOrCreateEmployer(tx: Tx, ctx: Context, name: string): Promise<string> {
  const known = await idByName(tx, ctx, { table: "employer", name });
  if (known) return known;
  await tx.employer.createMany({
    data: [{ unionId: ctx.unionId, id: newId(), name: name.trim() }],
    skipDuplicates: true,
  });
  const id = await idByName(tx, ctx, { table: "employer", name });
  if (!id) throw new AppError("CHANGED_MEANWHILE");
  return id;
}

/** For imports: made below its employer when it is new. */
export async function findOrCreateWorkplace(
  tx: Tx,
  ctx: Context,
  { name, employer = name, town = null }: { name: string; employer?: string; town?: string | null },
): Promise<{ id: string; created: boolean }> {
  const known = await idByName(tx, ctx, { table: "workplace", name });
  if (known) return { id: known, created: false };
  const employerId = await findOrCreateEmployer(tx, ctx, employer);
  const { count } = await tx.workplace.createMany({
    data: [{ unionId: ctx.unionId, id: newId(), employerId, name: name.trim(), town }],
    skipDuplicates: true,
  });
  const id = await idByName(tx, ctx, { table: "workplace", name });
  if (!id) throw new AppError("CHANGED_MEANWHILE");
  if (count > 0) await audit(tx, ctx, { action: "workplace.create", entity, entityId: id });
  return { id, created: count > 0 };
}

// Prisma's insensitive `equals` is ILIKE, to which "50%" and "a_b" are patterns.
async function idByName(
  tx: Tx,
  ctx: Context,
  { table, name }: { table: "employer" | "workplace"; name: string },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT id::text FROM ${Prisma.raw(table)}
    WHERE union_id = ${ctx.unionId}::uuid AND lower(name) = lower(${name.trim()})`);
  return rows[0]?.id ?? mergedInto(tx, ctx, { table, name });
}

/** Where the place went that had this name before it was merged. */
async function mergedInto(
  tx: Tx,
  ctx: Context,
  { table, name }: { table: "employer" | "workplace"; name: string },
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    WITH RECURSIVE way AS (
      (SELECT m.stays_id AS id FROM place_merge m
        WHERE m.union_id = ${ctx.unionId}::uuid AND m.kind = ${table}::place_kind AND m.undone_at IS NULL
          AND lower(m.went_name) = lower(${name.trim()}) ORDER BY m.merged_at DESC LIMIT 1)
      UNION SELECT m.stays_id FROM way JOIN place_merge m
        ON m.union_id = ${ctx.unionId}::uuid AND m.went_id = way.id AND m.undone_at IS NULL
    )
    SELECT t.id::text FROM way JOIN ${Prisma.raw(table)} t ON t.union_id = ${ctx.unionId}::uuid AND t.id = way.id`);
  return rows[0]?.id;
}

/** Parts and headcounts are changed only by users with the whole workplace in their turf. */
export async function requireWholeWorkplace(tx: Tx, ctx: Context, workplaceId: string): Promise<void> {
  const where = { unionId: ctx.unionId, id: workplaceId };
  if (!(await tx.workplace.findFirst({ where, select: { id: true } }))) throw new AppError("NOT_FOUND");
  if (!ctx.turf.whole && !ctx.turf.workplaceIds.includes(workplaceId)) throw new AppError("FORBIDDEN");
}
