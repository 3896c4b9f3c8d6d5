import { assessedLongAgo } from "@/features/contacts/stale.queries";
import "server-only";
import type { AssessmentLevel } from "@/components/ui/assessment-style";
import type { Context } from "@/lib/context";
import { type Day, today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import { can } from "@/lib/policy";
import { type Card, columnPage, stuckAfterDays } from "./board";
import type { BoardFilter, Cursor } from "./enrolments.schema";
import { enrolments } from "./policy";
import type { StageKind } from "./stages";

type Selection = {
  campaignId: string;
  stages: { id: string; kind: StageKind }[];
  filter: BoardFilter;
  /** Only this column goes on behind this card. */
  from?: { stageId: string; after: Cursor } | null;
};

type Row = Omit<Card, "assessment" | "due" | "owner" | "cursor"> & {
  level: AssessmentLevel | null;
  stale: boolean;
  dueOn: Day | null;
  dueInDays: number | null;
  promise: string | null;
  ownerId: string | null;
  ownerName: string | null;
  enteredAt: string;
};

/** Whole days in the stage, in the union's zone, of enrolment e. */
export const daysInStage = (ctx: Context) =>
  Prisma.sql`(${today(ctx)}::date - (e.entered_stage_at AT TIME ZONE ${ctx.timeZone})::date)::int`;

/** Enrolment e stands on its board: not taken off, and the contact is alive. Joined to contact c where the role sees contacts. */
export const onBoard = (ctx: Context) =>
  can(ctx, enrolments.read)
    ? Prisma.sql`e.removed_at IS NULL AND c.deceased_on IS NULL`
    : Prisma.sql`e.removed_at IS NULL AND e.contact_id NOT IN (SELECT d.contact_id FROM deceased_contacts(${ctx.unionId}::uuid) d)`;

export function matching(ctx: Context, { department, shift, owner, stuck }: BoardFilter): Prisma.Sql {
  return Prisma.join(
    [
      department ? Prisma.sql`AND c.department_id = ${department}::uuid` : Prisma.empty,
      shift ? Prisma.sql`AND c.shift_id = ${shift}::uuid` : Prisma.empty,
      owner === "none" ? Prisma.sql`AND e.owner_id IS NULL` : Prisma.empty,
      owner && owner !== "none" ? Prisma.sql`AND e.owner_id = ${owner}::uuid` : Prisma.empty,
      stuck ? Prisma.sql`AND ${daysInStage(ctx)} > ${stuckAfterDays}::int` : Prisma.empty,
    ],
    " ",
  );
}

/** The longest there first, a page of each column. */
export async function cardsOf(tx: Tx, ctx: Context, selection: Selection): Promise<Card[]> {
  const mayAssess = can(ctx, enrolments.readAssessment);
  const rows = await tx.$queryRaw<Row[]>(cardsSql(ctx, selection));
  return rows.map((row) => asCard(row, mayAssess));
}

/** Exported so that a test can read its plan. */
export function cardsSql(ctx: Context, { campaignId, stages, filter, from }: Selection): Prisma.Sql {
  const asked = stages.filter(({ kind }) => !filter.stuck || kind === "step").map(({ id }) => id);
  return Prisma.sql`
    SELECT b.id AS "enrolmentId", b.version, b.stage_id AS "stageId", b.contact_id AS "contactId", b.name,
      ${memberOf(ctx)} AS member, b.assessment::int AS level, b.stale, b.days AS "daysInStage",
      w.name AS workplace, d.name AS department, j.line, s.name AS shift,
      (${today(ctx)}::date - (b.last_conversation_at AT TIME ZONE ${ctx.timeZone})::date)::int AS "quietDays",
      f.due_on::text AS "dueOn", (f.due_on - ${today(ctx)}::date)::int AS "dueInDays", f.promise,
      o.id AS "ownerId", o.name AS "ownerName", b.entered_at AS "enteredAt"
    FROM unnest(${asked}::uuid[]) WITH ORDINALITY AS stage (id, place)
    CROSS JOIN LATERAL (
      SELECT e.union_id, e.id, e.version, e.stage_id, e.contact_id, e.owner_id, e.entered_stage_at,
        ${daysInStage(ctx)} AS days, c.name, c.is_member, c.assessment, c.last_conversation_at,
        c.workplace_id, c.department_id, c.shift_id,
        coalesce(${assessedLongAgo}, false) AS stale,
        to_char(e.entered_stage_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS entered_at
      FROM enrolment e JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id
      WHERE e.union_id = ${ctx.unionId}::uuid AND e.campaign_id = ${campaignId}::uuid AND e.stage_id = stage.id
        AND ${onBoard(ctx)} ${matching(ctx, filter)} ${behind(from)}
      ORDER BY e.entered_stage_at, e.id
      LIMIT ${columnPage}
    ) b
    LEFT JOIN workplace w ON w.union_id = b.union_id AND w.id = b.workplace_id
    LEFT JOIN department d ON d.union_id = b.union_id AND d.id = b.department_id
    LEFT JOIN shift s ON s.union_id = b.union_id AND s.id = b.shift_id
    LEFT JOIN job j ON j.union_id = b.union_id AND j.contact_id = b.contact_id AND j.is_current
    LEFT JOIN "user" o ON o.id = b.owner_id
    LEFT JOIN LATERAL (
      SELECT u.due_on, u.promise FROM follow_up u
      WHERE u.union_id = b.union_id AND u.contact_id = b.contact_id AND u.state = 'open'
      ORDER BY u.due_on, u.id LIMIT 1
    ) f ON true
    ORDER BY stage.place, b.entered_stage_at, b.id`;
}

const memberOf = (ctx: Context) =>
  can(ctx, enrolments.readAssessment) ? Prisma.sql`b.is_member` : Prisma.sql`NULL::boolean`;

function behind(from: Selection["from"]): Prisma.Sql {
  if (!from) return Prisma.empty;
  const { stageId, after } = from;
  return Prisma.sql`AND (e.stage_id <> ${stageId}::uuid
    OR (e.entered_stage_at, e.id) > (${after.at}::timestamptz, ${after.id}::uuid))`;
}

function asCard(
  { level, stale, dueOn, dueInDays, promise, ownerId, ownerName, enteredAt, ...row }: Row,
  mayAssess: boolean,
): Card {
  return {
    ...row,
    quietDays: mayAssess ? row.quietDays : null,
    ...(mayAssess && { assessment: { level, stale: level === 2 && stale } }),
    due: dueOn !== null && dueInDays !== null ? { on: dueOn, inDays: dueInDays, promise } : null,
    owner: ownerId && ownerName ? { id: ownerId, name: ownerName } : null,
    cursor: { at: enteredAt, id: row.enrolmentId },
  };
}
