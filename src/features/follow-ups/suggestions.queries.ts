import { turfCondition } from "@/features/contacts/conditions.queries";
import { levelOrNine } from "@/features/contacts/order.queries";
import { assessedLongAgo } from "@/features/contacts/stale.queries";
import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { followUps } from "./policy";

type SuggestionReason =
  | "undecided_beside_activist"
  | "unassessed_beside_activist"
  | "unassessed"
  | "stale_supporter";

export type Suggestion = {
  contactId: string;
  name: string;
  member: boolean;
  assessment: number | null;
  department: string | null;
  shift: string | null;
  workplace: string | null;
  reason: SuggestionReason;
  activist: string | null;
  /** In days. */
  days: number | null;
};

const quietDays = 7;

/**
 * In turns: undecided next to an activist of the same department and shift, not yet assessed (those beside an activist
 * first), stale supporters. Nobody with an open follow-up or a contact in the last week.
 */
export async function suggestPeople(ctx: Context, { limit = 10 } = {}): Promise<Suggestion[]> {
  authorize(ctx, followUps.suggest);
  return read(ctx, (tx) =>
    tx.$queryRaw<Suggestion[]>(Prisma.sql`
      WITH candidate AS (
        (${undecidedBesideActivist(ctx, limit)}) UNION ALL (${unassessed(ctx, limit)}) UNION ALL (${staleSupporters(ctx, limit)})
      )
      SELECT x.id::text AS "contactId", x.name, x.is_member AS member, x.assessment::int, d.name AS department,
        s.name AS shift, w.name AS workplace, x.reason, x.activist, x.days
      FROM candidate x
      LEFT JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = x.workplace_id
      LEFT JOIN department d ON d.union_id = ${ctx.unionId}::uuid AND d.id = x.department_id
      LEFT JOIN shift s ON s.union_id = ${ctx.unionId}::uuid AND s.id = x.shift_id
      ORDER BY x.turn, array_position(ARRAY['undecided_beside_activist', 'unassessed_beside_activist', 'unassessed', 'stale_supporter'], x.reason), x.id
      LIMIT ${limit}`),
  );
}

const turfOf = (ctx: Context) => {
  const turf = turfCondition(ctx);
  return turf ? Prisma.sql`AND ${turf}` : Prisma.empty;
};

const person = Prisma.sql`c.id, c.name, c.is_member, c.assessment, c.workplace_id, c.department_id, c.shift_id`;

const free = (ctx: Context) => Prisma.sql`
  c.union_id = ${ctx.unionId}::uuid AND NOT c.do_not_contact AND c.deceased_on IS NULL AND c.workplace_id IS NOT NULL
  AND (c.last_contact_at IS NULL OR c.last_contact_at < now() - ${quietDays} * interval '1 day')
  ${turfOf(ctx)} AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = ${ctx.unionId}::uuid AND f.contact_id = c.id AND f.state = 'open')`;

const activistBeside = (ctx: Context) => Prisma.sql`LATERAL (
    SELECT b.name FROM contact b
    WHERE b.union_id = ${ctx.unionId}::uuid AND b.workplace_id = c.workplace_id AND b.department_id = c.department_id
      AND b.shift_id = c.shift_id AND b.assessment = 1 AND b.id <> c.id AND b.deceased_on IS NULL
    ORDER BY b.assessed_at DESC, b.id LIMIT 1
  ) a ON true`;

/** Those with an assessment (9 is none) who waited longest. Looking beside everybody would grow with the union. */
const waiting = (ctx: Context, { level, limit }: { level: number; limit: number }) => Prisma.sql`(
    SELECT c.* FROM contact c WHERE ${levelOrNine} = ${level}::int AND ${free(ctx)}
    ORDER BY c.last_contact_at NULLS FIRST, c.id LIMIT ${limit * 20}
  ) c`;

const undecidedBesideActivist = (ctx: Context, limit: number) => Prisma.sql`
  SELECT ${person}, 'undecided_beside_activist' AS reason, a.name AS activist, NULL::int AS days,
    row_number() OVER (ORDER BY c.last_contact_at NULLS FIRST, c.id) AS turn
  FROM ${waiting(ctx, { level: 3, limit })}
  JOIN ${activistBeside(ctx)}
  ORDER BY turn LIMIT ${limit}`;

const unassessed = (ctx: Context, limit: number) => Prisma.sql`
  SELECT ${person}, CASE WHEN a.name IS NULL THEN 'unassessed' ELSE 'unassessed_beside_activist' END AS reason, a.name AS activist,
    NULL::int AS days, row_number() OVER (ORDER BY a.name IS NULL, c.last_contact_at NULLS FIRST, c.id) AS turn
  FROM ${waiting(ctx, { level: 9, limit })}
  LEFT JOIN ${activistBeside(ctx)}
  ORDER BY turn LIMIT ${limit}`;

const staleSupporters = (ctx: Context, limit: number) => Prisma.sql`
  SELECT ${person}, 'stale_supporter' AS reason, NULL AS activist,
    extract(day FROM now() - c.assessed_at)::int AS days, row_number() OVER (ORDER BY c.assessed_at, c.id) AS turn
  FROM (
    SELECT c.* FROM contact c WHERE c.assessment = 2 AND ${assessedLongAgo} AND ${free(ctx)}
    ORDER BY c.assessed_at, c.id LIMIT ${limit}
  ) c`;
