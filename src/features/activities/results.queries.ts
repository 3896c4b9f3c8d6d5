import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { inPlaces } from "./people.queries";
import { activities, participation } from "./policy";
import { type Activity, getActivity } from "./queries";
import { type Heads, type Result, resultOf, worstFirst } from "./results";

type UnitResult = {
  workplaceId: string;
  departmentId: string | null;
  workplace: string;
  name: string;
  result: Result;
};

export type TestResult = { total: Result; units: UnitResult[]; outside: number };

type UnitHeads = Heads & {
  workplaceId: string;
  departmentId: string | null;
  workplace: string;
  name: string | null;
};

/** A launched test against what was frozen, the largest miss first. `outside`: took part without having been listed in its places. */
export async function testResult(ctx: Context, activityId: string): Promise<TestResult> {
  authorize(ctx, participation.readPredicted);
  return read(ctx, async (tx) => {
    const test = await getActivity(ctx, activityId);
    const rows = await unitsOf(tx, ctx, activityId);
    const units = rows.map(({ workplaceId, departmentId, workplace, name, ...heads }) => ({
      ...{ workplaceId, departmentId, workplace, name: name ?? "" },
      result: resultOf(heads),
    }));
    return {
      total: resultOf(sum(rows, test)),
      units: worstFirst(units),
      outside: await outsideOf(tx, ctx, activityId),
    };
  });
}

function unitsOf(tx: Tx, ctx: Context, activityId: string): Promise<UnitHeads[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const activity = Prisma.sql`${activityId}::uuid`;
  return tx.$queryRaw<UnitHeads[]>(Prisma.sql`
    SELECT w.id AS "workplaceId", d.id AS "departmentId", w.name AS workplace, d.name, u.eligible,
      coalesce(h.listed, 0)::int AS listed, coalesce(h.predicted, 0)::int AS predicted, coalesce(h.took_part, 0)::int AS "tookPart",
      coalesce(h.kept, 0)::int AS kept, coalesce(h.unexpected, 0)::int AS unexpected
    FROM (
      SELECT t.workplace_id, t.department_id, count(*) AS listed, count(*) FILTER (WHERE t.predicted) AS predicted,
        count(p.id) AS took_part, count(p.id) FILTER (WHERE t.predicted) AS kept, count(p.id) FILTER (WHERE NOT t.predicted) AS unexpected
      FROM test_person t LEFT JOIN participation p ON p.union_id = ${union} AND p.activity_id = t.activity_id
        AND p.contact_id = t.contact_id AND p.state IN ('came', 'did')
      WHERE t.union_id = ${union} AND t.activity_id = ${activity} GROUP BY 1, 2
    ) h
    FULL JOIN (
      SELECT workplace_id, department_id, CASE WHEN bool_and(eligible IS NOT NULL) THEN sum(eligible)::int END AS eligible
      FROM test_unit WHERE union_id = ${union} AND activity_id = ${activity} GROUP BY 1, 2
    ) u
      ON u.workplace_id = h.workplace_id AND u.department_id = h.department_id
    JOIN workplace w ON w.union_id = ${union} AND w.id = coalesce(h.workplace_id, u.workplace_id)
    LEFT JOIN department d ON d.union_id = ${union} AND d.id = coalesce(h.department_id, u.department_id)
    ORDER BY w.name, w.id, d.position, d.name, d.id`);
}

/** E of the whole was frozen by itself: a department without a headcount does not make it unknown. */
function sum(rows: readonly Heads[], { eligible }: Pick<Activity, "eligible">): Heads {
  const of = (key: Exclude<keyof Heads, "eligible">) => rows.reduce((total, row) => total + row[key], 0);
  return {
    eligible,
    ...{ listed: of("listed"), predicted: of("predicted"), tookPart: of("tookPart") },
    ...{ kept: of("kept"), unexpected: of("unexpected") },
  };
}

async function outsideOf(tx: Tx, ctx: Context, activityId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(*)::int AS count FROM participation p
    WHERE p.union_id = ${ctx.unionId}::uuid AND p.activity_id = ${activityId}::uuid AND p.state IN ('came', 'did')
      AND NOT EXISTS (SELECT 1 FROM test_person t WHERE t.union_id = ${ctx.unionId}::uuid
        AND t.activity_id = p.activity_id AND t.contact_id = p.contact_id)`);
  return row?.count ?? 0;
}

export type Standing = Record<"invited" | "promised" | "tookPart" | "refused", Told>;

/** How many stand where, of those in the turf; in tens for roles that see figures alone. */
export async function standingOf(ctx: Context, activityId: string): Promise<Standing> {
  authorize(ctx, activities.read);
  return read(ctx, async (tx) => {
    await getActivity(ctx, activityId);
    const [row] = await tx.$queryRaw<[Record<keyof Standing, number>]>(Prisma.sql`
      SELECT count(*) FILTER (WHERE state = 'invited')::int AS invited, count(*) FILTER (WHERE promised)::int AS promised,
        count(*) FILTER (WHERE state IN ('came', 'did'))::int AS "tookPart", count(*) FILTER (WHERE state = 'refused')::int AS refused
      FROM participation WHERE union_id = ${ctx.unionId}::uuid AND activity_id = ${activityId}::uuid`);
    if (can(ctx, participation.read)) return row;
    return {
      ...{ invited: told(row.invited), promised: told(row.promised) },
      ...{ tookPart: told(row.tookPart), refused: told(row.refused) },
    };
  });
}

export type Accuracy = {
  userId: string;
  name: string;
  predicted: number;
  kept: number;
  /** Assessed 3 to 5. */
  doubted: number;
  doubtedTookPart: number;
};

/** Whose assessments came true; a user who is no coordinator sees the own alone. */
export async function accuracyOf(ctx: Context, activityId: string): Promise<Accuracy[]> {
  authorize(ctx, participation.readPredicted);
  const me = ctx.actor.type === "user" ? ctx.actor.userId : null;
  const only = can(ctx, participation.readAccuracy) ? null : me;
  return read(ctx, async (tx) => {
    await getActivity(ctx, activityId);
    return tx.$queryRaw<Accuracy[]>(Prisma.sql`
      SELECT u.id AS "userId", u.name, count(*) FILTER (WHERE t.predicted)::int AS predicted,
        count(p.id) FILTER (WHERE t.predicted)::int AS kept,
        count(*) FILTER (WHERE t.level >= 3)::int AS doubted, count(p.id) FILTER (WHERE t.level >= 3)::int AS "doubtedTookPart"
      FROM test_person t JOIN "user" u ON u.id = t.rated_by
      LEFT JOIN participation p ON p.union_id = ${ctx.unionId}::uuid AND p.activity_id = t.activity_id
        AND p.contact_id = t.contact_id AND p.state IN ('came', 'did')
      WHERE t.union_id = ${ctx.unionId}::uuid AND t.activity_id = ${activityId}::uuid
        AND (${only}::uuid IS NULL OR t.rated_by = ${only}::uuid)
      GROUP BY u.id, u.name ORDER BY count(*) FILTER (WHERE t.predicted) DESC, u.name, u.id LIMIT 50`);
  });
}

/** How many would be predicted if the test were launched now. */
export async function predictedNow(ctx: Context, activityId: string): Promise<number> {
  authorize(ctx, participation.readPredicted);
  return read(ctx, async (tx) => {
    const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM contact c
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND c.assessment <= 2 AND ${inPlaces(ctx, activityId)}`);
    return row?.count ?? 0;
  });
}
