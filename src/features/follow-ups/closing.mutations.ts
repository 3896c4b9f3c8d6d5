import { Prisma } from "@/lib/db";

/**
 * For `closed_at` in an update of `follow_up`: when it was done, not when word of it arrived. Never in the future, never
 * before the promise was made, which may itself have been written down later.
 */
export const closedWhen = (at: Date): Prisma.Sql => Prisma.sql`least(now(), greatest(
  coalesce((SELECT v.held_at FROM conversation v WHERE v.union_id = follow_up.union_id AND v.id = follow_up.conversation_id
    AND v.held_at < follow_up.created_at), follow_up.created_at),
  ${at.toISOString()}::timestamptz))`;
