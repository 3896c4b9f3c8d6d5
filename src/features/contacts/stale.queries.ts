import { Prisma } from "@/lib/db";
import { staleAfterDays } from "./stale";

/** null where there is no assessment. */
export const assessedLongAgo = Prisma.sql`c.assessed_at < now() - make_interval(days => ${staleAfterDays}::int)`;
