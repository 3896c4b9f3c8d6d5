import { mayReach } from "@/features/consents/reach.queries";
import type { OpenPhone } from "@/features/contacts/points.queries";
import { assessedLongAgo } from "@/features/contacts/stale.queries";
import type { Outcome } from "@/generated/prisma/enums";
import { actingUserId, type Context } from "@/lib/context";
import { type Day, fromDatabaseDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can, requireUser } from "@/lib/policy";
import { type FollowUpFilter, type Scope, type Tab, tabs } from "./filter.schema";
import { followUps } from "./policy";
import { firstTabWithWork, weekEnds } from "./tabs";

const pageSize = 100;

export type FollowUpRow = {
  id: string;
  contactId: string;
  name: string;
  /** null: this role doesn't see it. */
  member: boolean | null;
  /** null: none, or this role doesn't see it. */
  assessment: number | null;
  stale: boolean;
  department: string | null;
  line: string | null;
  workplaceId: string | null;
  workplace: string | null;
  shiftId: string | null;
  shift: string | null;
  startsAt: string | null;
  endsAt: string | null;
  promise: string | null;
  dueOn: Day;
  /** The kept-rate's day: the first due day, or that of the last assignment. */
  countsFrom: Day;
  postponed: number;
  assigneeId: string;
  assignee: string;
  phone: OpenPhone | null;
  /** The contact asked not to be contacted, or not to be reached by telephone. */
  unreachable: "do_not_contact" | "withdrawn" | null;
  lastOutcome: Outcome | null;
  lastContactDays: number | null;
};

export type FollowUpGroup = {
  key: string;
  workplace: string | null;
  shift: { name: string; startsAt: string | null; endsAt: string | null } | null;
  rows: FollowUpRow[];
};

export type FollowUpList = {
  tab: Tab;
  counts: Record<Tab, number>;
  groups: FollowUpGroup[];
  shown: number;
  total: number;
};

/** By due day, grouped by workplace and shift. */
export async function listFollowUps(
  ctx: Context,
  { tab, whose, more }: FollowUpFilter,
): Promise<FollowUpList> {
  authorize(ctx, followUps.read);
  return read(ctx, async (tx) => {
    const counts = await countByTab(tx, ctx, whose);
    const chosen = tab ?? firstTabWithWork(counts);
    const rows = await rowsOf(tx, ctx, { tab: chosen, whose, limit: more * pageSize });
    return { tab: chosen, counts, groups: grouped(rows), shown: rows.length, total: counts[chosen] };
  });
}

const of = (ctx: Context, whose: Scope) => Prisma.sql`
  f.union_id = ${ctx.unionId}::uuid AND f.state = 'open' AND c.deceased_on IS NULL
  ${whose === "mine" ? Prisma.sql`AND f.assigned_to = ${requireUser(ctx)}::uuid` : Prisma.empty}`;

const dueIn = (ctx: Context): Record<Tab, Prisma.Sql> => ({
  overdue: Prisma.sql`f.due_on < ${today(ctx)}::date`,
  today: Prisma.sql`f.due_on = ${today(ctx)}::date`,
  week: Prisma.sql`f.due_on > ${today(ctx)}::date AND f.due_on <= ${weekEnds(today(ctx))}::date`,
  later: Prisma.sql`f.due_on > ${weekEnds(today(ctx))}::date`,
});

/** Counted so far; beyond it is more than anybody does in a day. */
export const mostCounted = 1_000;

async function countByTab(tx: Tx, ctx: Context, whose: Scope): Promise<Record<Tab, number>> {
  const due = dueIn(ctx);
  const counts = tabs.map(
    (tab) => Prisma.sql`(SELECT count(*)::int FROM (
      SELECT 1 FROM follow_up f JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = f.contact_id
      WHERE ${of(ctx, whose)} AND ${due[tab]} LIMIT ${mostCounted + 1}) n) AS ${Prisma.raw(tab)}`,
  );
  const rows = await tx.$queryRaw<Record<Tab, number>[]>(Prisma.sql`SELECT ${Prisma.join(counts, ", ")}`);
  return rows[0] ?? { overdue: 0, today: 0, week: 0, later: 0 };
}

function rowsOf(tx: Tx, ctx: Context, { tab, whose, limit }: { tab: Tab; whose: Scope; limit: number }) {
  return tx.$queryRaw<FollowUpRow[]>(Prisma.sql`
    SELECT f.id::text, f.contact_id::text AS "contactId", c.name, ${columnsOfRole(ctx)},
      d.name AS department, j.line, w.id::text AS "workplaceId", w.name AS workplace, s.id::text AS "shiftId",
      s.name AS shift, s.starts_at AS "startsAt", s.ends_at AS "endsAt", f.promise, f.due_on::text AS "dueOn",
      coalesce(f.first_due_on, f.due_on)::text AS "countsFrom",
      f.postponed, f.assigned_to::text AS "assigneeId", u.name AS assignee
    FROM follow_up f
    JOIN contact c ON c.union_id = f.union_id AND c.id = f.contact_id
    JOIN "user" u ON u.id = f.assigned_to
    LEFT JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id
    LEFT JOIN department d ON d.union_id = c.union_id AND d.id = c.department_id
    LEFT JOIN shift s ON s.union_id = c.union_id AND s.id = c.shift_id
    LEFT JOIN job j ON j.union_id = c.union_id AND j.contact_id = c.id AND j.is_current
    WHERE ${of(ctx, whose)} AND ${dueIn(ctx)[tab]}
    ORDER BY w.name NULLS LAST, w.id, s.position NULLS LAST, s.id, f.due_on, c.name, f.id
    LIMIT ${limit}`);
}

function columnsOfRole(ctx: Context): Prisma.Sql {
  if (!can(ctx, followUps.readAssessment)) {
    return Prisma.sql`NULL::boolean AS member, NULL AS assessment, false AS stale, NULL AS phone, NULL AS unreachable, NULL AS "lastOutcome", NULL AS "lastContactDays"`;
  }
  return Prisma.sql`c.is_member AS member, c.assessment::int, coalesce(c.assessment = 2 AND ${assessedLongAgo}, false) AS stale,
    (SELECT json_build_object('phone', p.value, 'call', ${mayReach({ channel: "call" })}, 'message', ${mayReach({ channel: "message" })})
      FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone'
      AND (${mayReach({ channel: "call" })} OR ${mayReach({ channel: "message" })}) ORDER BY p.position, p.id LIMIT 1) AS phone,
    CASE WHEN c.do_not_contact THEN 'do_not_contact'
      WHEN EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.kind = 'phone' AND p.wrong_on IS NULL
        AND NOT ${mayReach({ channel: "call" })} AND NOT ${mayReach({ channel: "message" })})
      THEN 'withdrawn' END AS unreachable,
    c.last_outcome::text AS "lastOutcome",
    ${today(ctx)}::date - (c.last_contact_at AT TIME ZONE ${ctx.timeZone})::date AS "lastContactDays"`;
}

function grouped(rows: readonly FollowUpRow[]): FollowUpGroup[] {
  const groups = new Map<string, FollowUpGroup>();
  for (const row of rows) {
    const key = `${row.workplaceId ?? "none"}/${row.shiftId ?? "none"}`;
    const shift = row.shift ? { name: row.shift, startsAt: row.startsAt, endsAt: row.endsAt } : null;
    const group = groups.get(key) ?? { key, workplace: row.workplace, shift, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

export type OpenFollowUp = {
  id: string;
  dueOn: Day;
  countsFrom: Day;
  promise: string | null;
  postponed: number;
  assignee: { id: string; name: string };
  mine: boolean;
};

/** The earliest first. */
export async function followUpsOf(ctx: Context, contactId: string): Promise<OpenFollowUp[]> {
  authorize(ctx, followUps.read);
  const rows = await read(ctx, (tx) =>
    tx.followUp.findMany({
      where: { unionId: ctx.unionId, contactId, state: "open" },
      select: {
        id: true,
        dueOn: true,
        firstDueOn: true,
        promise: true,
        postponed: true,
        assignee: { select: { id: true, name: true } },
      },
      orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    }),
  );
  const me = actingUserId(ctx);
  return rows.map(({ firstDueOn, dueOn, ...row }) => ({
    ...row,
    dueOn: fromDatabaseDay(dueOn),
    countsFrom: fromDatabaseDay(firstDueOn ?? dueOn),
    mine: row.assignee.id === me,
  }));
}

export type Colleague = { id: string; name: string };

/** By workplace: who may be given its tasks. The mutation checks the department as well. */
export async function colleaguesByWorkplace(
  ctx: Context,
  workplaceIds: readonly string[],
): Promise<Map<string, Colleague[]>> {
  authorize(ctx, followUps.read);
  if (!can(ctx, followUps.reassign)) return new Map();
  const ids = [...new Set(workplaceIds)];
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ workplaceId: string; id: string; name: string }[]>(Prisma.sql`
      SELECT p.id::text AS "workplaceId", u.id::text, u.name
      FROM unnest(${ids}::uuid[]) AS p (id)
      JOIN seat s ON s.union_id = ${ctx.unionId}::uuid AND s.disabled_at IS NULL AND s.role <> 'observer'
        AND (s.whole_union OR EXISTS (
          SELECT 1 FROM turf t WHERE t.union_id = s.union_id AND t.seat_id = s.id AND t.workplace_id = p.id))
      JOIN "user" u ON u.id = s.user_id AND u.disabled_at IS NULL
      ORDER BY u.name, u.id`),
  );
  const byWorkplace = new Map<string, Colleague[]>();
  for (const { workplaceId, ...colleague } of rows) {
    byWorkplace.set(workplaceId, [...(byWorkplace.get(workplaceId) ?? []), colleague]);
  }
  return byWorkplace;
}
