import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { pool, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { users } from "./policy";

/** An ended session, or a link that can no longer be used, is kept so many days: who was here may still be asked. */
const keptDays = 30;

/** Deletes the union's sessions and reset links that ended long ago. */
export async function deleteEnded(ctx: Context): Promise<void> {
  authorize(ctx, users.change);
  const before = new Date(Date.now() - keptDays * 86_400_000);
  await write(ctx, async (tx) => {
    const [sessions, links] = [
      await tx.session.deleteMany({
        where: { unionId: ctx.unionId, OR: [{ expiresAt: { lt: before } }, { revokedAt: { lt: before } }] },
      }),
      await tx.passwordReset.deleteMany({ where: { unionId: ctx.unionId, expiresAt: { lt: before } } }),
    ];
    const details = { sessions: sessions.count, links: links.count };
    if (sessions.count + links.count > 0)
      await audit(tx, ctx, {
        action: "session.delete_ended",
        entity: "union",
        entityId: ctx.unionId,
        details,
      });
  });
}

/** Deletes the counters of tries whose time is over. They belong to no union. */
export async function deleteOldTries(): Promise<number> {
  const { rowCount } = await pool().query("DELETE FROM rate_limit WHERE expire < $1", [Date.now()]);
  return rowCount ?? 0;
}
