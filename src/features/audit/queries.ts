import { z } from "zod";
import type { Context } from "@/lib/context";
import { plusDays, startOfDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { actionsOf, type EventKind, eventKinds } from "./kinds.schema";
import { audits } from "./policy";
import type { AuditFilter } from "./schema";

const pageSize = 50;
const exportedAtOnce = 1_000;

const event = z.object({
  id: z.string(),
  /** Microseconds since 1970, as text: where the next page begins. */
  moment: z.string(),
  at: z.date(),
  userId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
  /** Of an event about a contact that is still there. */
  contactName: z.string().nullable(),
});
export type AuditEvent = z.output<typeof event>;

export type AuditPage = { events: AuditEvent[]; next: string | null };

/** The events of a filter, newest first; `next` leads to the older ones. */
export async function listEvents(ctx: Context, filter: AuditFilter, limit = pageSize): Promise<AuditPage> {
  authorize(ctx, audits.read);
  const rows = await read(ctx, (tx) => tx.$queryRaw(eventsSql(ctx, filter, limit + 1)));
  const events = z.array(event).parse(rows);
  const page = events.slice(0, limit);
  const last = page.at(-1);
  return { events: page, next: events.length > limit && last ? `${last.moment}_${last.id}` : null };
}

/** For the export: a thousand events from where the piece before ended. */
export async function exportPiece(ctx: Context, filter: AuditFilter): Promise<AuditPage> {
  authorize(ctx, audits.export);
  return listEvents(ctx, filter, exportedAtOnce);
}

function eventsSql(ctx: Context, filter: AuditFilter, limit: number): Prisma.Sql {
  return Prisma.sql`
    SELECT a.id::text, (extract(epoch FROM a.at) * 1000000)::bigint::text AS moment, a.at, a.actor_id::text AS "userId",
      a.actor_name AS "actorName", a.action, a.entity, a.entity_id::text AS "entityId", a.details, k.name AS "contactName"
    FROM audit_entry a
    LEFT JOIN contact k ON a.entity = 'contact' AND k.union_id = a.union_id AND k.id = a.entity_id
    WHERE ${whereOf(ctx, filter)} ${afterOf(filter)}
    ORDER BY a.at DESC, a.id DESC LIMIT ${limit}`;
}

function whereOf(ctx: Context, { kind, user, contact, ...days }: AuditFilter): Prisma.Sql {
  const { from, to } = daysOf(ctx, days);
  const conditions = [
    Prisma.sql`a.union_id = ${ctx.unionId}::uuid`,
    Prisma.sql`a.at >= ${from} AND a.at < ${to}`,
    ...(user ? [Prisma.sql`a.actor_id = ${user}::uuid`] : []),
    ...(contact ? [Prisma.sql`a.entity = 'contact' AND a.entity_id = ${contact}::uuid`] : []),
    ...(kind ? [Prisma.sql`${kindSql} = ${kind}`] : []),
  ];
  return Prisma.join(conditions, " AND ");
}

/** From the beginning of the first day to the end of the last; the last thirty days where the filter says nothing. */
function daysOf(ctx: Context, { from, to }: Pick<AuditFilter, "from" | "to">): { from: Date; to: Date } {
  const last = to ?? today(ctx);
  return {
    from: startOfDay(ctx, from ?? plusDays(last, -29)),
    to: startOfDay(ctx, plusDays(last, 1)),
  };
}

function afterOf({ after }: AuditFilter): Prisma.Sql {
  if (!after) return Prisma.empty;
  const [moment = "", id = ""] = after.split("_");
  return Prisma.sql`AND (a.at, a.id) < (to_timestamp(0) + ${moment}::bigint * interval '1 microsecond', ${id}::uuid)`;
}

const kindSql = Prisma.sql`CASE
  WHEN a.actor_kind = 'system' THEN 'system'
  ${Prisma.join(
    Object.entries(actionsOf).map(
      ([kind, actions]) => Prisma.sql`WHEN a.action = ANY (${[...actions]}::text[]) THEN ${kind}`,
    ),
    " ",
  )}
  ELSE 'changed' END`;

export type KindCounts = Record<EventKind, number>;

/** How many events of each kind the filter's days have; its own kind is left out of account. */
export async function countKinds(ctx: Context, filter: AuditFilter): Promise<KindCounts> {
  authorize(ctx, audits.read);
  const where = whereOf(ctx, { ...filter, kind: undefined });
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ kind: EventKind; count: number }[]>(Prisma.sql`
      SELECT ${kindSql} AS kind, count(*)::int AS count FROM audit_entry a WHERE ${where} GROUP BY 1`),
  );
  const counted = new Map(rows.map(({ kind, count }) => [kind, count]));
  const entries = eventKinds.map((kind) => [kind, counted.get(kind) ?? 0]);
  return Object.fromEntries(entries) as KindCounts;
}

export type TakenOut = { userId: string | null; name: string; times: number; people: number };

/** Who took how many people's data out in thirty days: exports, paper, lists on phones. */
export async function takenOutOf(ctx: Context): Promise<TakenOut[]> {
  authorize(ctx, audits.read);
  const since = startOfDay(ctx, plusDays(today(ctx), -29));
  return read(ctx, (tx) =>
    tx.$queryRaw<TakenOut[]>(Prisma.sql`
      SELECT a.actor_id::text AS "userId", max(a.actor_name) AS name, count(*)::int AS times,
        coalesce(sum(coalesce(${numberIn("people")}, ${numberIn("count")}, ${numberIn("rows")})), 0)::int AS people
      FROM audit_entry a
      WHERE a.union_id = ${ctx.unionId}::uuid AND a.at >= ${since} AND a.action = ANY (${[...actionsOf.taken_out]}::text[])
      GROUP BY 1 ORDER BY 4 DESC, 3 DESC LIMIT 8`),
  );
}

const numberIn = (field: string) => Prisma.sql`
  CASE WHEN jsonb_typeof(a.details->${field}::text) = 'number' THEN (a.details->${field}::text)::int END`;

export type AuditUser = { id: string; name: string };

/** Every user who has a seat in the union, for the filter. */
export async function auditUsers(ctx: Context): Promise<AuditUser[]> {
  authorize(ctx, audits.read);
  const seats = await read(ctx, (tx) =>
    tx.seat.findMany({
      where: { unionId: ctx.unionId },
      orderBy: [{ user: { name: "asc" } }, { id: "asc" }],
      select: { user: { select: { id: true, name: true } } },
      take: 500,
    }),
  );
  return seats.map(({ user }) => user);
}

export type LastCheck = { checkedAt: Date; entries: number; brokenSeal: number | null; unsealed: number };

/** What the last check of the seals found, and how many events came after the last seal; null before the first check. */
export async function lastCheck(ctx: Context): Promise<LastCheck | null> {
  authorize(ctx, audits.read);
  return read(ctx, async (tx) => {
    const where = { unionId: ctx.unionId };
    const check = await tx.auditCheck.findFirst({ where, orderBy: { checkedAt: "desc" } });
    if (!check) return null;
    const { checkedAt, entries, brokenSeal } = check;
    return { checkedAt, entries, brokenSeal, unsealed: await countUnsealed(tx, ctx) };
  });
}

// In SQL: a Date of JavaScript has no microseconds, and the last sealed event would count as one after the seal.
async function countUnsealed(tx: Tx, ctx: Context): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM audit_entry
    WHERE union_id = ${ctx.unionId}::uuid
      AND at > coalesce((SELECT max(until_at) FROM audit_seal WHERE union_id = ${ctx.unionId}::uuid), to_timestamp(0))`);
  return rows[0]?.count ?? 0;
}
