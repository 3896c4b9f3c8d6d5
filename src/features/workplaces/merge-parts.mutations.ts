import type { Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { newId } from "@/lib/ids";
import { addedSeries } from "./headcount";
import type { PartKind } from "./parts.schema";

type Merge = { kind: PartKind; partId: string; into: string };

/** Moves people of all times, turf and headcounts to another department or shift of the same workplace. */
export async function mergePart(tx: Tx, ctx: Context, merge: Merge): Promise<void> {
  const column = Prisma.raw(`${merge.kind}_id`);
  for (const table of ["job", "contact"]) {
    await tx.$executeRaw(Prisma.sql`
      UPDATE ${Prisma.raw(table)} SET ${column} = ${merge.into}::uuid
      WHERE union_id = ${ctx.unionId}::uuid AND ${column} = ${merge.partId}::uuid`);
  }
  if (merge.kind === "department") await moveTurf(tx, ctx, merge);
  await mergeHeadcounts(tx, ctx, merge);
}

async function moveTurf(tx: Tx, ctx: Context, { partId, into }: Merge): Promise<void> {
  const where = { unionId: ctx.unionId, departmentId: partId };
  const held = await tx.turf.findMany({ where, select: { seatId: true, workplaceId: true } });
  const data = held.map((turf) => ({ unionId: ctx.unionId, id: newId(), departmentId: into, ...turf }));
  await tx.turf.createMany({ data, skipDuplicates: true });
  await tx.turf.deleteMany({ where });
}

/** The two series become their sum, so that past days keep their headcount; the old records stay, withdrawn. */
async function mergeHeadcounts(tx: Tx, ctx: Context, { kind, partId, into }: Merge): Promise<void> {
  const field = kind === "department" ? "departmentId" : "shiftId";
  const rows = await tx.headcount.findMany({
    where: { unionId: ctx.unionId, [field]: { in: [partId, into] } },
    orderBy: [{ countedOn: "asc" }, { recordedAt: "asc" }],
  });
  const live = rows.filter((row) => row.withdrawnAt === null);
  const other = (row: (typeof rows)[number]) => (kind === "department" ? row.shiftId : row.departmentId);
  const sums = [...groupedBy(live, other)].flatMap(([rest, group]) => {
    const series = (id: string) =>
      group
        .filter((row) => row[field] === id)
        .map((row) => ({ ...row, countedOn: fromDatabaseDay(row.countedOn) }));
    const added = addedSeries(series(partId), series(into));
    return added.map((sum) => ({ ...sum, rest }));
  });
  const replaced = live.filter((row) => row[field] === partId || sums.some((sum) => sum.rest === other(row)));
  await tx.headcount.updateMany({
    where: { unionId: ctx.unionId, id: { in: replaced.map(({ id }) => id) } },
    data: { withdrawnAt: new Date() },
  });
  await tx.headcount.updateMany({
    where: { unionId: ctx.unionId, [field]: partId },
    data: { [field]: into },
  });
  const workplaceId = rows[0]?.workplaceId;
  if (!workplaceId) return;
  const place = (rest: string | null) =>
    kind === "department" ? { departmentId: into, shiftId: rest } : { departmentId: rest, shiftId: into };
  await tx.headcount.createMany({
    data: sums.map(({ rest, eligible, source, countedOn }) => ({
      unionId: ctx.unionId,
      id: newId(),
      workplaceId,
      ...place(rest),
      eligible,
      source,
      countedOn: toDatabaseDay(countedOn),
      recordedBy: ctx.actor.type === "user" ? ctx.actor.userId : null,
    })),
  });
}
