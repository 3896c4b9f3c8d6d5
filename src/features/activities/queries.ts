import "server-only";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { activities } from "./policy";
import type { ActivityKind } from "./vocabulary.schema";

type ActivityState = "planned" | "running" | "closed";

export type ActivityRow = {
  id: string;
  name: string;
  kind: ActivityKind;
  heldOn: Day;
  endsOn: Day | null;
  isTest: boolean;
  state: ActivityState;
  archived: boolean;
  campaign: { id: string; name: string } | null;
  workplaces: string[];
  tookPart: Told;
  eligible: number | null;
};

const page = 30;

type Listed = Omit<ActivityRow, "heldOn" | "endsOn" | "campaign" | "workplaces"> & {
  heldOn: Date;
  endsOn: Date | null;
  campaignId: string | null;
  campaignName: string | null;
  workplaces: string[] | null;
};

/** At the workplaces in the turf, the newest first, thirty at a time. */
export async function listActivities(
  ctx: Context,
  {
    before,
    archived = false,
    campaignId,
  }: { before?: string | undefined; archived?: boolean; campaignId?: string | undefined } = {},
): Promise<{ rows: ActivityRow[]; next: string | null }> {
  authorize(ctx, activities.read);
  return read(ctx, async (tx) => {
    const where = Prisma.sql`(a.archived_at IS NOT NULL) = ${archived}
      AND (${campaignId ?? null}::uuid IS NULL OR a.campaign_id = ${campaignId ?? null}::uuid)
      AND (${before ?? null}::uuid IS NULL OR (a.held_on, a.id) < (
        SELECT b.held_on, b.id FROM activity b WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${before ?? null}::uuid))`;
    const found = await rowsOf(tx, ctx, where);
    const rows = found.slice(0, page).map((row) => shown(ctx, row));
    return { rows, next: found.length > page ? (rows.at(-1)?.id ?? null) : null };
  });
}

function rowsOf(tx: Tx, ctx: Context, where: Prisma.Sql): Promise<Listed[]> {
  return tx.$queryRaw<Listed[]>(Prisma.sql`
    SELECT a.id, a.name, a.kind, a.held_on AS "heldOn", a.ends_on AS "endsOn", a.is_test AS "isTest", a.eligible,
      ${stateOf} AS state, a.archived_at IS NOT NULL AS archived, k.id AS "campaignId", k.name AS "campaignName",
      (SELECT array_agg(DISTINCT w.name ORDER BY w.name) FROM activity_place p
        JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = p.workplace_id
        WHERE p.union_id = ${ctx.unionId}::uuid AND p.activity_id = a.id) AS workplaces,
      (SELECT count(*)::int FROM participation p
        WHERE p.union_id = ${ctx.unionId}::uuid AND p.activity_id = a.id AND p.state IN ('came', 'did')) AS "tookPart"
    FROM activity a LEFT JOIN campaign k ON k.union_id = ${ctx.unionId}::uuid AND k.id = a.campaign_id
    WHERE a.union_id = ${ctx.unionId}::uuid AND ${visible(ctx)} AND ${where}
    ORDER BY a.held_on DESC, a.id DESC LIMIT ${page + 1}`);
}

const stateOf = Prisma.sql`CASE WHEN a.closed_at IS NOT NULL THEN 'closed'
  WHEN a.is_test AND a.launched_at IS NULL THEN 'planned' ELSE 'running' END`;

/** One of its workplaces is in the turf. */
const visible = (ctx: Context) => Prisma.sql`EXISTS (
  SELECT 1 FROM activity_place p JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = p.workplace_id
  WHERE p.union_id = ${ctx.unionId}::uuid AND p.activity_id = a.id)`;

function shown(ctx: Context, { campaignId, campaignName, workplaces, ...row }: Listed): ActivityRow {
  return {
    ...row,
    heldOn: fromDatabaseDay(row.heldOn),
    endsOn: row.endsOn ? fromDatabaseDay(row.endsOn) : null,
    campaign: campaignId && campaignName ? { id: campaignId, name: campaignName } : null,
    workplaces: workplaces ?? [],
    tookPart: ctx.role === "observer" ? told(row.tookPart) : row.tookPart,
  };
}

export type ActivityPlace = {
  workplaceId: string;
  departmentId: string | null;
  shiftId: string | null;
  workplace: string;
  department: string | null;
  shift: string | null;
};

export type Activity = Omit<ActivityRow, "workplaces" | "tookPart"> & {
  ask: string | null;
  goalPercent: number | null;
  publicPercent: number | null;
  launchedAt: Date | null;
  launchedBy: string | null;
  closedAt: Date | null;
  version: number;
  /** Those in the turf. */
  places: ActivityPlace[];
};

/** NOT_FOUND where none of its workplaces is in the turf. */
export async function getActivity(ctx: Context, activityId: string): Promise<Activity> {
  authorize(ctx, activities.read);
  return read(ctx, async (tx) => {
    const row = await tx.activity.findFirst({
      where: { unionId: ctx.unionId, id: activityId },
      include: {
        campaign: { select: { id: true, name: true } },
        launcher: { select: { name: true } },
        places: {
          select: {
            workplaceId: true,
            departmentId: true,
            shiftId: true,
            workplace: { select: { name: true } },
            department: { select: { name: true } },
            shift: { select: { name: true } },
          },
        },
      },
    });
    const places = row?.places.filter(({ workplace }) => workplace !== null) ?? [];
    if (!row || places.length === 0) throw new AppError("NOT_FOUND");
    return {
      ...{ id: row.id, name: row.name, kind: row.kind, ask: row.ask, isTest: row.isTest },
      ...{ goalPercent: row.goalPercent, publicPercent: row.publicPercent, eligible: row.eligible },
      ...{ launchedAt: row.launchedAt, closedAt: row.closedAt, version: row.version },
      heldOn: fromDatabaseDay(row.heldOn),
      endsOn: row.endsOn ? fromDatabaseDay(row.endsOn) : null,
      launchedBy: row.launcher?.name ?? null,
      archived: row.archivedAt !== null,
      state: stateIn(row),
      campaign: row.campaign,
      places: places.map(({ workplace, department, shift, ...place }) => ({
        ...place,
        workplace: workplace.name,
        department: department?.name ?? null,
        shift: shift?.name ?? null,
      })),
    };
  });
}

function stateIn(row: { closedAt: Date | null; isTest: boolean; launchedAt: Date | null }): ActivityState {
  if (row.closedAt) return "closed";
  return row.isTest && !row.launchedAt ? "planned" : "running";
}

export type EarlierTest = {
  id: string;
  name: string;
  heldOn: Day;
  tookPart: number;
  eligible: number | null;
};

/** The two structure tests before this one at one of its workplaces. */
export async function earlierTests(ctx: Context, activityId: string): Promise<EarlierTest[]> {
  authorize(ctx, activities.read);
  if (ctx.role === "observer") return [];
  return read(ctx, async (tx) => {
    const rows = await rowsOf(
      tx,
      ctx,
      Prisma.sql`a.is_test AND a.launched_at IS NOT NULL AND a.archived_at IS NULL
        AND (a.held_on, a.id) < (SELECT b.held_on, b.id FROM activity b
          WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${activityId}::uuid)
        AND EXISTS (SELECT 1 FROM activity_place o JOIN activity_place q ON q.union_id = ${ctx.unionId}::uuid AND q.workplace_id = o.workplace_id
          WHERE o.union_id = ${ctx.unionId}::uuid AND o.activity_id = a.id AND q.activity_id = ${activityId}::uuid)`,
    );
    return rows.slice(0, 2).map(({ id, name, heldOn, tookPart, eligible }) => ({
      ...{ id, name, eligible, tookPart: tookPart ?? 0 },
      heldOn: fromDatabaseDay(heldOn),
    }));
  });
}
