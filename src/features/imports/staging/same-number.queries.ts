import "server-only";
import { Prisma } from "@/lib/db";

/** Two columns that hold one number, with or without its prefix and zeros (`matching/number-key.ts`), by the index of its key. */
export function sameNumber(ours: string, theirs: string): Prisma.Sql {
  return Prisma.raw(`number_key(${ours}) = number_key(${theirs})
    AND (number_prefix(${ours}) = number_prefix(${theirs}) OR '' IN (number_prefix(${ours}), number_prefix(${theirs})))`);
}
