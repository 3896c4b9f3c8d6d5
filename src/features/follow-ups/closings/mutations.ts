import { Prisma } from "@/lib/db";

/** For `closed_at`: when it was done, not when word of it arrived. Never in the future, never before the promise was made. */
export const closedWhen = (at: Date): Prisma.Sql =>
  Prisma.sql`least(now(), greatest(created_at, ${at.toISOString()}::timestamptz))`;
