import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { tasks } from "./policy";

export type Taker = { id: string; name: string };

const mostShown = 500;

/** Who may be given a task: of a workplace, whose turf has it or a part of it; of a campaign (null), every user but observers. */
const seatsFor = (ctx: Context, workplaceId: string | null) => Prisma.sql`
  FROM seat s JOIN "user" u ON u.id = s.user_id AND u.disabled_at IS NULL
  WHERE s.union_id = ${ctx.unionId}::uuid AND s.disabled_at IS NULL AND s.role <> 'observer'
    AND (${workplaceId}::uuid IS NULL OR s.whole_union OR EXISTS (
      SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = ${workplaceId}::uuid))`;

/** By name. */
export async function takersOf(ctx: Context, workplaceId: string | null): Promise<Taker[]> {
  authorize(ctx, tasks.manage);
  return read(ctx, (tx) =>
    tx.$queryRaw<Taker[]>(
      Prisma.sql`SELECT u.id::text, u.name ${seatsFor(ctx, workplaceId)} ORDER BY u.name, u.id LIMIT ${mostShown}`,
    ),
  );
}

type Asked = { workplaceId: string | null; userId: string };

export async function mayTake(tx: Tx, ctx: Context, { workplaceId, userId }: Asked): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>(
    Prisma.sql`SELECT 1 ${seatsFor(ctx, workplaceId)} AND s.user_id = ${userId}::uuid LIMIT 1`,
  );
  return rows.length > 0;
}
