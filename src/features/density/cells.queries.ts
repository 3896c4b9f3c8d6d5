import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Counts } from "./density";
import { countsOf } from "./tallies.queries";

export type Cell = Counts & { workplaceId: string; departmentId: string | null; shiftId: string | null };

/**
 * Distinct people of each department × shift of a workplace on a day, from the tallies. With two jobs in one workplace the later
 * counts, so that departments add up to the workplace; nobody after their death. Observers get these numbers too.
 */
export function cellsOn(
  tx: Tx,
  ctx: Context,
  { on, workplaceId }: { on: Day; workplaceId: string },
): Promise<Cell[]> {
  return tx.$queryRaw<Cell[]>(Prisma.sql`
    SELECT c.workplace_id::text AS "workplaceId", c.department_id::text AS "departmentId", c.shift_id::text AS "shiftId", ${countsOf("c.")}
    FROM (
      SELECT t.workplace_id, t.department_id, t.shift_id, sum(t.listed) AS listed, sum(t.members) AS members, sum(t.level1) AS level1,
        sum(t.level2) AS level2, sum(t.level3) AS level3, sum(t.level4) AS level4, sum(t.level5) AS level5
      FROM tally t
      WHERE t.union_id = ${ctx.unionId}::uuid AND t.workplace_id = ${workplaceId}::uuid AND t.day <= ${on}::date
      GROUP BY 1, 2, 3
    ) c WHERE c.listed <> 0 OR c.members <> 0`);
}
