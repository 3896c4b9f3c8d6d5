import "server-only";
import { type DistinctPair, orderedPairs } from "@/features/matching/distinctions";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";

/**
 * Remembers that the contacts of each pair are two people. A known pair keeps its first answer. The caller authorizes and
 * writes the audit row.
 */
export async function rememberDistinct(tx: Tx, ctx: Context, pairs: readonly DistinctPair[]): Promise<void> {
  const rows = orderedPairs(pairs);
  if (rows.length === 0) return;
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO contact_distinction (union_id, contact_a, contact_b, why, made_by)
    SELECT ${ctx.unionId}::uuid, p.a, p.b, p.why, ${actingUserId(ctx)}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS p (a uuid, b uuid, why text)
    ON CONFLICT DO NOTHING`);
}
