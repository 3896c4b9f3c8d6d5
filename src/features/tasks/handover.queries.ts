import type { Context } from "@/lib/context";
import { read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { tasks } from "./policy";

export type Holder = { id: string; name: string; disabled: boolean };

const mostShown = 500;

/** Users with an open follow-up or task that the acting user sees: those without access first, then by name. */
export async function holdersOfWork(ctx: Context): Promise<Holder[]> {
  authorize(ctx, tasks.handOver);
  return read(
    ctx,
    (tx) => tx.$queryRaw<Holder[]>`
      SELECT u.id::text, u.name, s.disabled_at IS NOT NULL OR u.disabled_at IS NOT NULL AS disabled
      FROM seat s JOIN "user" u ON u.id = s.user_id
      WHERE s.union_id = ${ctx.unionId}::uuid AND (
        EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = s.union_id AND f.assigned_to = s.user_id AND f.state = 'open')
        OR EXISTS (SELECT 1 FROM task k WHERE k.union_id = s.union_id AND k.assigned_to = s.user_id AND k.state = 'open'))
      ORDER BY 3 DESC, u.name, u.id LIMIT ${mostShown}`,
  );
}
