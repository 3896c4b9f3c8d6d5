import type { HeadcountRecord } from "@/features/workplaces/headcounts.queries";
import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

export type Place = {
  id: string;
  employerId: string;
  name: string;
  town: string | null;
  departmentIds: string[];
  shiftIds: string[];
};

/** The workplaces of these employers that lie wholly in the turf, open on the day. */
export async function placesOf(
  tx: Tx,
  ctx: Context,
  { employerIds, on }: { employerIds: readonly string[]; on: Day },
): Promise<Place[]> {
  const { turf } = ctx;
  const rows = await tx.workplace.findMany({
    where: {
      unionId: ctx.unionId,
      employerId: { in: [...employerIds] },
      OR: [{ archivedAt: null }, { archivedAt: { gte: startOfDay(ctx, plusDays(on, 1)) } }],
      ...(turf.whole ? {} : { id: { in: turf.workplaceIds } }),
    },
    select: {
      id: true,
      employerId: true,
      name: true,
      town: true,
      departments: { select: { id: true } },
      shifts: { select: { id: true } },
    },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return rows.map(({ departments, shifts, ...row }) => ({
    ...row,
    departmentIds: departments.map(({ id }) => id),
    shiftIds: shifts.map(({ id }) => id),
  }));
}

/** The newest of each workplace, department, shift and cell up to the day. */
export function latestHeadcounts(
  tx: Tx,
  ctx: Context,
  { workplaceIds, on }: { workplaceIds: readonly string[]; on: Day },
): Promise<(HeadcountRecord & { workplaceId: string })[]> {
  return tx.$queryRaw<(HeadcountRecord & { workplaceId: string })[]>(Prisma.sql`
    SELECT DISTINCT ON (h.workplace_id, h.department_id, h.shift_id)
      h.workplace_id::text AS "workplaceId", h.department_id::text AS "departmentId", h.shift_id::text AS "shiftId",
      to_char(h.counted_on, 'YYYY-MM-DD') AS "countedOn", h.eligible, h.source::text AS source
    FROM headcount h
    WHERE h.union_id = ${ctx.unionId}::uuid AND h.workplace_id = ANY (${workplaceIds}::uuid[])
      AND h.withdrawn_at IS NULL AND h.counted_on <= ${on}::date
    ORDER BY h.workplace_id, h.department_id, h.shift_id, h.counted_on DESC, h.recorded_at DESC, h.id DESC`);
}
