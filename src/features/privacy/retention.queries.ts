import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { privacy } from "./policy";
import { type RetentionKind, retentionDefaults, retentionKinds, retentionMonths } from "./retention.schema";

export type RetentionRule = {
  kind: RetentionKind;
  /** null: never. */
  months: number | null;
  /** What would be removed tonight, for each choice. */
  choices: { months: number; count: number }[];
};

/** The rules, and what each choice would remove tonight. */
export async function listRetention(ctx: Context): Promise<RetentionRule[]> {
  authorize(ctx, privacy.retain);
  return read(ctx, async (tx) => {
    const months = await chosenMonths(tx, ctx);
    const rules: RetentionRule[] = [];
    for (const kind of retentionKinds)
      rules.push({ kind, months: months[kind], choices: await countOld(tx, ctx, kind) });
    return rules;
  });
}

/** What an admin chose, or the program's own rule. */
export async function chosenMonths(tx: Tx, ctx: Context): Promise<Record<RetentionKind, number | null>> {
  const rows = await tx.retentionRule.findMany({
    where: { unionId: ctx.unionId },
    select: { kind: true, months: true },
  });
  return { ...retentionDefaults, ...Object.fromEntries(rows.map(({ kind, months }) => [kind, months])) };
}

/**
 * Over contact `c`: since when nobody had anything to do with them; null for members and for whoever has a promise open. The
 * latest of: added, last conversation, end of the last membership.
 */
export const untouchedSince = Prisma.sql`CASE WHEN c.is_member OR EXISTS (
    SELECT 1 FROM follow_up f WHERE f.union_id = c.union_id AND f.contact_id = c.id AND f.state = 'open')
  THEN NULL ELSE greatest(c.created_at, c.last_contact_at,
    (SELECT max(m.left_on)::timestamptz FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id)) END`;

const rowsOf = (ctx: Context): Record<RetentionKind, Prisma.Sql> => {
  const union = Prisma.sql`union_id = ${ctx.unionId}::uuid`;
  return {
    contacts: Prisma.sql`SELECT ${untouchedSince} AS at FROM contact c WHERE c.${union}`,
    notes: Prisma.sql`SELECT held_at AS at FROM conversation WHERE ${union} AND notes_cipher IS NOT NULL`,
    views: Prisma.sql`SELECT day::timestamptz AS at FROM contact_view WHERE ${union}`,
    phone_entries: Prisma.sql`SELECT received_at AS at FROM phone_entry WHERE ${union}`,
  };
};

async function countOld(tx: Tx, ctx: Context, kind: RetentionKind): Promise<RetentionRule["choices"]> {
  const rows = await tx.$queryRaw<{ months: number; count: number }[]>(Prisma.sql`
    WITH old AS MATERIALIZED (${rowsOf(ctx)[kind]})
    SELECT m.months, (SELECT count(*)::int FROM old WHERE old.at < now() - m.months * interval '1 month') AS count
    FROM unnest(${[...retentionMonths]}::int[]) AS m (months) ORDER BY 1`);
  return rows;
}
