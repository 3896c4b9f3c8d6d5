import { Prisma } from "@/lib/db";
import { staleAfterDays } from "./stale";

/** Whether the assessment of the contact `c` is so old that a 2 counts as stale; null where there is none. */
export const assessedLongAgo = Prisma.sql`c.assessed_at < now() - make_interval(days => ${staleAfterDays}::int)`;
