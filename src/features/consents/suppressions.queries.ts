import "server-only";
import type { Context } from "@/lib/context";
import { blindIndex } from "@/lib/crypto";
import { Prisma, type Tx } from "@/lib/db";

/** The key of a telephone or an e-mail address as it is stored: the same for whoever has it, in this union alone. */
export const addressKey = (ctx: Pick<Context, "unionId">, value: string): string =>
  blindIndex(value, { unionId: ctx.unionId, column: "suppression.address" });

/** Which of these addresses asked to be left alone, and in which ways, as `closed` keeps them. */
export async function suppressedOf(
  tx: Tx,
  ctx: Context,
  values: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const unique = [...new Set(values)];
  if (unique.length === 0 || !(await hasSuppressions(tx, ctx))) return new Map();
  const byKey = new Map(unique.map((value) => [addressKey(ctx, value), value]));
  const rows = await tx.$queryRaw<{ key: string; closed: string[] }[]>(Prisma.sql`
    SELECT s.address_key AS key, array_agg(s.purpose::text || '.' || s.channel::text ORDER BY s.purpose, s.channel) AS closed
    FROM suppression s WHERE s.union_id = ${ctx.unionId}::uuid AND s.lifted_at IS NULL AND s.address_key = ANY (${[...byKey.keys()]}::text[])
    GROUP BY 1`);
  return new Map(rows.map(({ key, closed }) => [byKey.get(key) ?? "", closed]));
}

/** A union in which nobody refused needs no look at each address. */
export async function hasSuppressions(tx: Tx, ctx: Context): Promise<boolean> {
  const where = { unionId: ctx.unionId, liftedAt: null };
  return (await tx.suppression.findFirst({ where, select: { id: true } })) !== null;
}
