import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { mergePart } from "../merge-parts.mutations";
import type { PartKind } from "../parts.schema";
import { noteAfter, noteBefore, noteMade, removeNoted } from "./record.mutations";

type PartMerge = { kind: PartKind; partId: string; into: string; workplaceId: string };

/** A department or shift becomes another of its workplace, in a way that can be taken apart again. */
export async function mergePartNoted(tx: Tx, ctx: Context, merge: PartMerge): Promise<void> {
  const { kind, partId, into } = merge;
  const noted = { mergeId: newId() };
  await begin(tx, ctx, { ...merge, ...noted });
  const column = Prisma.raw(`t.${kind}_id`);
  const ofPart = Prisma.sql`${column} = ${partId}::uuid`;
  const ofBoth = Prisma.sql`${column} IN (${partId}::uuid, ${into}::uuid)`;
  const places = ["department_id", "shift_id"];
  const counts = [...places, "withdrawn_at"];
  await noteBefore(tx, ctx, noted, { table: "job", columns: places, where: ofPart });
  await noteBefore(tx, ctx, noted, { table: "headcount", columns: counts, where: ofBoth });
  await moveActivities(tx, ctx, { ...merge, ...noted });
  const turf = kind === "department" ? await idsOf(tx, ctx, { table: "turf", where: ofBoth }) : [];
  if (kind === "department") await noteBefore(tx, ctx, noted, { table: "turf", where: ofPart });
  const headcounts = await idsOf(tx, ctx, { table: "headcount", where: ofBoth });
  await mergePart(tx, ctx, { kind, partId, into });
  await noteAfter(tx, ctx, noted, { table: "job", columns: places });
  await noteAfter(tx, ctx, noted, { table: "headcount", columns: counts });
  await noteNew(tx, ctx, { ...noted, table: "headcount", known: headcounts, where: ofBoth });
  if (kind === "department") await noteNew(tx, ctx, { ...noted, table: "turf", known: turf, where: ofBoth });
  await removeNoted(tx, ctx, noted, { table: kind, where: Prisma.sql`t.id = ${partId}::uuid` });
}

/** What activities and tests say of the part says it of the other. */
async function moveActivities(
  tx: Tx,
  ctx: Context,
  { mergeId, kind, partId, into }: PartMerge & { mergeId: string },
): Promise<void> {
  const [columns, of] = [[`${kind}_id`], Prisma.raw(`${kind}_id`)];
  const where = Prisma.sql`t.${of} = ${partId}::uuid`;
  const rest = Prisma.raw(kind === "department" ? "shift_id" : "department_id");
  const twice = Prisma.sql`${where} AND EXISTS (SELECT 1 FROM activity_place o WHERE o.union_id = ${ctx.unionId}::uuid
    AND o.activity_id = t.activity_id AND o.${of} = ${into}::uuid AND o.${rest} IS NOT DISTINCT FROM t.${rest})`;
  await removeNoted(tx, ctx, { mergeId }, { table: "activity_place", where: twice });
  for (const table of kind === "department"
    ? ["activity_place", "test_unit", "test_person"]
    : ["activity_place", "test_person"]) {
    await noteBefore(tx, ctx, { mergeId }, { table, columns, where });
    await tx.$executeRaw(Prisma.sql`
      UPDATE ${Prisma.raw(table)} t SET ${of} = ${into}::uuid WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}`);
    await noteAfter(tx, ctx, { mergeId }, { table, columns });
  }
}

async function begin(
  tx: Tx,
  ctx: Context,
  { mergeId, kind, partId, into, workplaceId }: PartMerge & { mergeId: string },
) {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO place_merge (union_id, id, kind, stays_id, went_id, workplace_id, stays_name, went_name, merged_by)
    SELECT ${ctx.unionId}::uuid, ${mergeId}::uuid, ${kind}::place_kind, s.id, g.id, ${workplaceId}::uuid, s.name, g.name,
      ${actingUserId(ctx)}::uuid
    FROM ${Prisma.raw(kind)} s, ${Prisma.raw(kind)} g
    WHERE s.union_id = ${ctx.unionId}::uuid AND s.id = ${into}::uuid AND g.union_id = ${ctx.unionId}::uuid AND g.id = ${partId}::uuid`);
}

type Some = { table: "headcount" | "turf"; where: Prisma.Sql };

async function idsOf(tx: Tx, ctx: Context, { table, where }: Some): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT t.id::text FROM ${Prisma.raw(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}`);
  return rows.map(({ id }) => id);
}

async function noteNew(
  tx: Tx,
  ctx: Context,
  { mergeId, known, ...some }: Some & { mergeId: string; known: string[] },
) {
  const before = new Set(known);
  const ids = (await idsOf(tx, ctx, some)).filter((id) => !before.has(id));
  await noteMade(tx, ctx, { mergeId }, { table: some.table, ids });
}
