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

const person = Prisma.sql`c.id, c.name, c.is_member, c.assessment, c.workplace_id, c.department_id, c.shift_id`;

const free = (ctx: Context) => Prisma.sql`
  c.union_id = ${ctx.unionId}::uuid AND NOT c.do_not_contact AND c.deceased_on IS NULL AND c.workplace_id IS NOT NULL
  AND (c.last_contact_at IS NULL OR c.last_contact_at < now() - ${quietDays} * interval '1 day')
  AND NOT EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = c.union_id AND f.contact_id = c.id AND f.state = 'open')`;

const activistBeside = Prisma.sql`LATERAL (
    SELECT b.name FROM contact b
    WHERE b.union_id = c.union_id AND b.workplace_id = c.workplace_id AND b.department_id = c.department_id
      AND b.shift_id = c.shift_id AND b.assessment = 1 AND b.id <> c.id AND b.deceased_on IS NULL
    ORDER BY b.assessed_at DESC, b.id LIMIT 1
  ) a ON true`;

const undecidedBesideActivist = (ctx: Context, limit: number) => Prisma.sql`
  SELECT ${person}, 'undecided_beside_activist' AS reason, a.name AS activist, NULL::int AS days,
    row_number() OVER (ORDER BY c.last_contact_at NULLS FIRST, c.id) AS turn
  FROM contact c
  JOIN ${activistBeside}
  WHERE c.assessment = 3 AND ${free(ctx)}
  ORDER BY turn LIMIT ${limit}`;

// Only among those who waited longest: looking beside everybody grows with the union.
const unassessed = (ctx: Context, limit: number) => Prisma.sql`
  SELECT c.id, c.name, c.is_member, c.assessment, c.workplace_id, c.department_id, c.shift_id,
    CASE WHEN a.name IS NULL THEN 'unassessed' ELSE 'unassessed_beside_activist' END AS reason, a.name AS activist, NULL::int AS days,
    row_number() OVER (ORDER BY a.name IS NULL, c.last_contact_at NULLS FIRST, c.id) AS turn
  FROM (
    SELECT c.* FROM contact c WHERE c.assessment IS NULL AND ${free(ctx)}
    ORDER BY c.last_contact_at NULLS FIRST, c.id LIMIT ${limit * 20}
  ) c
  LEFT JOIN ${activistBeside}
  ORDER BY turn LIMIT ${limit}`;

const staleSupporters = (ctx: Context, limit: number) => Prisma.sql`
  SELECT ${person}, 'stale_supporter' AS reason, NULL AS activist,
    extract(day FROM now() - c.assessed_at)::int AS days, row_number() OVER (ORDER BY c.assessed_at, c.id) AS turn
  FROM contact c
  WHERE c.assessment = 2 AND ${assessedLongAgo} AND ${free(ctx)}
  ORDER BY turn LIMIT ${limit}`;
