import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, read, type Tx, write } from "@/lib/db";
import { authorize, requireRecentProof } from "@/lib/policy";
import { eraseLocked } from "./erasure.mutations";
import { privacy } from "./policy";
import { chosenMonths, untouchedSince } from "./retention.queries";
import type { RetentionKind, SetRetentionInput } from "./retention.schema";

export async function setRetention(ctx: Context, { kind, months }: SetRetentionInput): Promise<void> {
  authorize(ctx, privacy.retain);
  requireRecentProof(ctx);
  const value = months === "never" ? null : Number(months);
  await write(ctx, async (tx) => {
    const rule = { months: value, setBy: actingUserId(ctx), setAt: new Date() };
    await tx.retentionRule.upsert({
      where: { unionId_kind: { unionId: ctx.unionId, kind } },
      create: { unionId: ctx.unionId, kind, ...rule },
      update: rule,
    });
    await audit(tx, ctx, {
      action: "retention.set",
      entity: "union",
      entityId: ctx.unionId,
      details: { kind, months },
    });
  });
}

const atOnce: Readonly<Record<RetentionKind, number>> = {
  contacts: 50,
  notes: 1_000,
  views: 0,
  phone_entries: 5_000,
};

/** Removes the next old rows of a kind, in one transaction; false when none is left. */
export async function forgetOld(ctx: Context, kind: RetentionKind): Promise<boolean> {
  authorize(ctx, privacy.forget);
  const months = await read(ctx, async (tx) => (await chosenMonths(tx, ctx))[kind]);
  if (months === null) return false;
  return write(ctx, async (tx) => {
    const count = await forgetters[kind](tx, ctx, months);
    if (count > 0)
      await audit(tx, ctx, {
        action: "retention.forget",
        entity: "union",
        entityId: ctx.unionId,
        details: { kind, count },
      });
    return atOnce[kind] > 0 && count >= atOnce[kind];
  });
}

type Forget = (tx: Tx, ctx: Context, months: number) => Promise<number>;

const forgetters: Readonly<Record<RetentionKind, Forget>> = {
  contacts: eraseUntouched,
  notes: (tx, ctx, months) =>
    counted(tx, Prisma.sql`forget_notes(${ctx.unionId}::uuid, ${since(months)}, ${atOnce.notes}::int)`),
  views: (tx, ctx, months) =>
    counted(tx, Prisma.sql`forget_views(${ctx.unionId}::uuid, (${since(months)})::date)`),
  phone_entries: (tx, ctx, months) =>
    tx.$executeRaw(Prisma.sql`
      DELETE FROM phone_entry WHERE (union_id, id) IN (SELECT union_id, id FROM phone_entry
        WHERE union_id = ${ctx.unionId}::uuid AND received_at < ${since(months)} LIMIT ${atOnce.phone_entries}::int)`),
};

const since = (months: number) => Prisma.sql`now() - ${months}::int * interval '1 month'`;

async function counted(tx: Tx, call: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`SELECT ${call} AS count`);
  return row?.count ?? 0;
}

async function eraseUntouched(tx: Tx, ctx: Context, months: number): Promise<number> {
  const people = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.id::text FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND ${untouchedSince} < ${since(months)}
    ORDER BY c.id LIMIT ${atOnce.contacts}::int FOR UPDATE`);
  for (const { id } of people) await eraseLocked(tx, ctx, { contactId: id, reason: "retention" });
  return people.length;
}
