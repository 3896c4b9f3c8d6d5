import { Prisma } from "@/lib/db";

/**
 * For `closed_at`: when it was done. Never in the future, never before the follow-up was made, which may itself have been
 * recorded later.
 */
export const closedWhen = (at: Date): Prisma.Sql => Prisma.sql`least(now(), greatest(
  coalesce((SELECT v.held_at FROM conversation v WHERE v.union_id = follow_up.union_id AND v.id = follow_up.conversation_id
    AND v.held_at < follow_up.created_at), follow_up.created_at),
  ${at.toISOString()}::timestamptz))`;
