import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { Collision } from "./outbox";
import { devices } from "./policy";

type Row = { by: string; mine: boolean; seconds: number };

/** The nearest conversation with the same contact within a day, by another user or from the user's other phone. */
export async function collisionOf(
  ctx: Context,
  { id, deviceId }: { id: string; deviceId: string },
): Promise<Collision | null> {
  authorize(ctx, devices.keep);
  const me = actingUserId(ctx);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<Row[]>(Prisma.sql`
      SELECT u.name AS by, o.by_user_id = ${me}::uuid AS mine, extract(epoch FROM v.held_at - o.held_at)::int AS seconds
      FROM conversation v
      JOIN conversation o ON o.union_id = v.union_id AND o.contact_id = v.contact_id AND o.id <> v.id AND o.withdrawn_at IS NULL
        AND o.held_at BETWEEN v.held_at - interval '1 day' AND v.held_at + interval '1 day'
      JOIN "user" u ON u.id = o.by_user_id
      LEFT JOIN phone_entry p ON p.union_id = o.union_id AND p.id = o.id
      WHERE v.union_id = ${ctx.unionId}::uuid AND v.id = ${id}::uuid
        AND (o.by_user_id <> ${me}::uuid OR p.device_id <> ${deviceId}::uuid)
      ORDER BY abs(extract(epoch FROM v.held_at - o.held_at)), o.id LIMIT 1`),
  );
  if (!row) return null;
  const { by, mine, seconds } = row;
  return { by, mine, minutes: Math.round(Math.abs(seconds) / 60), earlier: seconds >= 0 };
}
