import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn, conflictWhenUsed } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { mergePartNoted } from "./merge/parts.mutations";
import { requireWholeWorkplace } from "./mutations";
import type { CreatePart, EditPart, PartKind, RemovePart, ReorderParts } from "./parts.schema";
import { workplaces } from "./policy";

const taken = conflictOn({ department_name_key: "name", shift_name_key: "name" });
const tableOf = (kind: PartKind) => Prisma.raw(kind);

export async function createPart(ctx: Context, { kind, workplaceId, name, ...hours }: CreatePart) {
  authorize(ctx, workplaces.edit);
  const id = newId();
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, workplaceId);
    const position = await nextPosition(tx, ctx, { kind, workplaceId });
    const row = { unionId: ctx.unionId, id, workplaceId, name, position };
    if (kind === "department") await tx.department.createMany({ data: [row] });
    else await tx.shift.createMany({ data: [{ ...row, ...clocks(hours) }] });
    await audit(tx, ctx, { action: `${kind}.create`, entity: kind, entityId: id });
  }).catch(taken);
  return id;
}

export async function editPart(ctx: Context, { kind, partId, name, ...hours }: EditPart) {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, await workplaceOf(tx, ctx, { kind, partId }));
    const where = { unionId: ctx.unionId, id: partId };
    if (kind === "department") await tx.department.updateMany({ where, data: { name } });
    else await tx.shift.updateMany({ where, data: { name, ...clocks(hours) } });
    await audit(tx, ctx, { action: `${kind}.edit`, entity: kind, entityId: partId });
  }).catch(taken);
  return partId;
}

/** Ids of other workplaces are ignored. */
export async function reorderParts(ctx: Context, { kind, workplaceId, partIds }: ReorderParts) {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    await requireWholeWorkplace(tx, ctx, workplaceId);
    await tx.$executeRaw(Prisma.sql`
      UPDATE ${tableOf(kind)} p SET position = o.position
      FROM unnest(${partIds}::uuid[]) WITH ORDINALITY AS o (id, position)
      WHERE p.union_id = ${ctx.unionId}::uuid AND p.workplace_id = ${workplaceId}::uuid AND p.id = o.id`);
    await audit(tx, ctx, { action: `${kind}.reorder`, entity: "workplace", entityId: workplaceId });
  });
}

export async function removePart(ctx: Context, { kind, partId, into }: RemovePart): Promise<void> {
  authorize(ctx, workplaces.edit);
  await write(ctx, async (tx) => {
    const workplaceId = await workplaceOf(tx, ctx, { kind, partId });
    await requireWholeWorkplace(tx, ctx, workplaceId);
    if (kind === "department") await mindTurf(tx, ctx, { partId, into });
    if (into) {
      if (into === partId || (await workplaceOf(tx, ctx, { kind, partId: into })) !== workplaceId)
        throw new AppError("INVALID", { into: "choice" });
      await mergePartNoted(tx, ctx, { kind, partId, into, workplaceId });
    } else
      await tx.$executeRaw(
        Prisma.sql`DELETE FROM ${tableOf(kind)} WHERE union_id = ${ctx.unionId}::uuid AND id = ${partId}::uuid`,
      );
    const details: Record<string, string> = into ? { into } : {};
    await audit(tx, ctx, { action: `${kind}.remove`, entity: kind, entityId: partId, details });
  }).catch(conflictWhenUsed({ into: "taken" }));
}

type Wanted = { workplaceId: string; names: readonly string[] };

/** For imports: ids by lower-case name; new ones are made in the order given. */
export const findOrCreateDepartments = (tx: Tx, ctx: Context, wanted: Wanted) =>
  findOrCreateParts(tx, ctx, { kind: "department", ...wanted });
export const findOrCreateShifts = (tx: Tx, ctx: Context, wanted: Wanted) =>
  findOrCreateParts(tx, ctx, { kind: "shift", ...wanted });

async function findOrCreateParts(
  tx: Tx,
  ctx: Context,
  { kind, workplaceId, names }: Wanted & { kind: PartKind },
): Promise<Map<string, string>> {
  const wanted = [...new Set(names.map((name) => name.trim()).filter(Boolean))];
  const first = await nextPosition(tx, ctx, { kind, workplaceId });
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${tableOf(kind)} (union_id, id, workplace_id, name, position)
    SELECT ${ctx.unionId}::uuid, n.id, ${workplaceId}::uuid, n.name, ${first}::int + n.at::int
    FROM unnest(${wanted.map(() => newId())}::uuid[], ${wanted}::text[]) WITH ORDINALITY AS n (id, name, at)
    ON CONFLICT DO NOTHING`);
  const rows = await tx.$queryRaw<{ id: string; key: string }[]>(Prisma.sql`
    SELECT DISTINCT p.id::text, lower(n.name) AS key FROM ${tableOf(kind)} p
    JOIN unnest(${wanted}::text[]) AS n (name) ON lower(n.name) = lower(p.name)
    WHERE p.union_id = ${ctx.unionId}::uuid AND p.workplace_id = ${workplaceId}::uuid`);
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function nextPosition(
  tx: Tx,
  ctx: Context,
  { kind, workplaceId }: { kind: PartKind; workplaceId: string },
) {
  const rows = await tx.$queryRaw<{ next: number }[]>(Prisma.sql`
    SELECT coalesce(max(position) + 1, 0)::int AS next FROM ${tableOf(kind)}
    WHERE union_id = ${ctx.unionId}::uuid AND workplace_id = ${workplaceId}::uuid`);
  return rows[0]?.next ?? 0;
}

async function workplaceOf(tx: Tx, ctx: Context, { kind, partId }: { kind: PartKind; partId: string }) {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT workplace_id::text AS id FROM ${tableOf(kind)}
    WHERE union_id = ${ctx.unionId}::uuid AND id = ${partId}::uuid`);
  if (!rows[0]) throw new AppError("NOT_FOUND");
  return rows[0].id;
}

/** A department in a user's turf decides what the user sees: only an admin may change it. */
async function mindTurf(
  tx: Tx,
  ctx: Context,
  { partId, into }: { partId: string; into?: string | undefined },
) {
  const held = await tx.turf.count({ where: { unionId: ctx.unionId, departmentId: partId } });
  if (held === 0) return;
  if (!into) throw new AppError("CONFLICT", { into: "taken" });
  if (ctx.role !== "admin" && ctx.role !== "system") throw new AppError("FORBIDDEN");
}

function clocks({ startsAt, endsAt }: { startsAt?: string | undefined; endsAt?: string | undefined }) {
  return { startsAt: startsAt ?? null, endsAt: endsAt ?? null };
}
