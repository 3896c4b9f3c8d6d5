import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asWholeUnion } from "@/lib/whole-union";
import { addressKey, suppressedOf } from "./suppressions.queries";
import type { Purpose, ReachChannel } from "./vocabulary.schema";

export type Suppression = { value: string; channel: ReachChannel; purpose: Purpose };
type Because = { recordId?: string | null; batchId?: string | null };

/** Addresses that asked to be left alone. What is closed already stays as it is. */
export async function suppress(
  tx: Tx,
  ctx: Context,
  closed: readonly Suppression[],
  { recordId = null, batchId = null }: Because,
): Promise<void> {
  if (closed.length === 0) return;
  const rows = closed.map(({ value, channel, purpose }) => ({
    ...{ id: newId(), key: addressKey(ctx, value), channel, purpose },
  }));
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO suppression (union_id, id, address_key, channel, purpose, made_in, import_batch_id)
    SELECT ${ctx.unionId}::uuid, r.id, r.key, r.channel, r.purpose, ${recordId}::uuid, ${batchId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, key text, channel reach_channel, purpose consent_purpose)
    ON CONFLICT DO NOTHING`);
}

/** The person said that they may be reached there again. */
export async function lift(
  tx: Tx,
  ctx: Context,
  opened: readonly Suppression[],
  recordId: string,
): Promise<void> {
  for (const { value, channel, purpose } of opened)
    await tx.suppression.updateMany({
      where: { unionId: ctx.unionId, addressKey: addressKey(ctx, value), channel, purpose, liftedAt: null },
      data: { liftedAt: new Date(), liftedIn: recordId },
    });
}

/** Writes to every contact that has one of these addresses what is closed there, across turfs. Gives back how many changed. */
export async function closePoints(tx: Tx, ctx: Context, values: readonly string[]): Promise<number> {
  const unique = [...new Set(values)];
  if (unique.length === 0) return 0;
  const suppressed = await suppressedOf(tx, ctx, unique);
  const rows = unique.map((value) => ({ value, closed: suppressed.get(value) ?? [] }));
  return asWholeUnion(tx, ctx, () =>
    tx.$executeRaw(Prisma.sql`
      UPDATE contact_point p SET closed = r.closed
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (value text, closed text[])
      WHERE p.union_id = ${ctx.unionId}::uuid AND p.value = r.value AND p.closed <> r.closed`),
  );
}
