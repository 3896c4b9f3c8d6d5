import { thresholdNames } from "@/features/thresholds/vocabulary.schema";
import "server-only";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { daysInStage, onBoard } from "./cards.queries";
import { campaigns, enrolments } from "./policy";
import type { StageKind } from "./stages";
import { stageNames } from "./vocabulary.schema";

export type CampaignSummary = {
  id: string;
  name: string;
  ask: string | null;
  startsOn: Day;
  endsOn: Day | null;
  archived: boolean;
  goal: string | null;
  workplaces: string[];
  stages: { id: string; name: string; kind: StageKind; count: Told }[];
  enrolled: Told;
};

const fields = {
  id: true,
  name: true,
  ask: true,
  startsOn: true,
  endsOn: true,
  archivedAt: true,
  goalThresholdId: true,
  goalThreshold: { select: { name: true } },
  stages: { select: { id: true, name: true, kind: true }, orderBy: [{ position: "asc" }, { id: "asc" }] },
} as const satisfies Prisma.CampaignSelect;

/** At the workplaces in the turf: running ones first, the newest on top. */
export async function listCampaigns(ctx: Context): Promise<CampaignSummary[]> {
  authorize(ctx, campaigns.read);
  return read(ctx, async (tx) => {
    const ids = await visibleIds(tx, ctx);
    const rows = await tx.campaign.findMany({
      where: { unionId: ctx.unionId, id: { in: ids } },
      select: fields,
      orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { startsOn: "desc" }, { id: "desc" }],
    });
    const [workplaces, counts] = await Promise.all([workplacesOf(tx, ctx, ids), countsOf(tx, ctx, ids)]);
    return rows.map((row) => {
      const stages = inReadersWords(ctx, row.stages).map((stage) => ({
        ...stage,
        count: counts.get(stage.id) ?? 0,
      }));
      const { startsOn, endsOn, archivedAt, goalThreshold, goalThresholdId: _goal, ...own } = row;
      return {
        ...own,
        startsOn: fromDatabaseDay(startsOn),
        endsOn: endsOn ? fromDatabaseDay(endsOn) : null,
        archived: archivedAt !== null,
        goal: goalThreshold ? thresholdNames.read(ctx, goalThreshold.name) : null,
        workplaces: workplaces.filter((workplace) => workplace.campaignId === row.id).map(({ name }) => name),
        enrolled: totalFor(ctx, stages),
        stages: shownTo(ctx, stages),
      };
    });
  });
}

const inReadersWords = <T extends { name: string }>(ctx: Context, stages: readonly T[]): T[] =>
  stages.map((stage) => ({ ...stage, name: stageNames.read(ctx, stage.name) }));

function shownTo<T extends { count: number }>(
  ctx: Context,
  stages: T[],
): (Omit<T, "count"> & { count: Told })[] {
  if (can(ctx, enrolments.read)) return stages;
  return stages.map((stage) => ({ ...stage, count: told(stage.count) }));
}

function totalFor(ctx: Context, stages: readonly { count: number }[]): Told {
  const total = stages.reduce((sum, { count }) => sum + count, 0);
  return can(ctx, enrolments.read) ? total : told(total);
}

export type Campaign = {
  id: string;
  name: string;
  ask: string | null;
  startsOn: Day;
  endsOn: Day | null;
  archived: boolean;
  goalThresholdId: string | null;
  workplaces: { id: string; name: string }[];
  stages: { id: string; name: string; kind: StageKind }[];
};

export async function getCampaign(ctx: Context, campaignId: string): Promise<Campaign> {
  authorize(ctx, campaigns.read);
  return read(ctx, async (tx) => {
    const [id] = await visibleIds(tx, ctx, campaignId);
    const row = id
      ? await tx.campaign.findFirst({ where: { unionId: ctx.unionId, id }, select: fields })
      : null;
    if (!row) throw new AppError("NOT_FOUND");
    const workplaces = await workplacesOf(tx, ctx, [row.id]);
    return {
      id: row.id,
      name: row.name,
      ask: row.ask,
      startsOn: fromDatabaseDay(row.startsOn),
      endsOn: row.endsOn ? fromDatabaseDay(row.endsOn) : null,
      archived: row.archivedAt !== null,
      goalThresholdId: row.goalThresholdId,
      workplaces: workplaces.map(({ workplaceId, name }) => ({ id: workplaceId, name })),
      stages: inReadersWords(ctx, row.stages),
    };
  });
}

export type ContactEnrolment = {
  enrolmentId: string;
  version: number;
  campaign: { id: string; name: string };
  stageId: string;
  stages: { id: string; name: string; kind: StageKind }[];
  daysInStage: number;
};

/** The paths of running campaigns that one contact is on. */
export async function enrolmentsOf(ctx: Context, contactId: string): Promise<ContactEnrolment[]> {
  authorize(ctx, enrolments.read);
  return read(ctx, async (tx) => {
    const rows = await tx.$queryRaw<
      (Omit<ContactEnrolment, "campaign" | "stages"> & { campaignId: string; name: string })[]
    >(Prisma.sql`
      SELECT e.id AS "enrolmentId", e.version, e.stage_id AS "stageId", k.id AS "campaignId", k.name,
        ${daysInStage(ctx)} AS "daysInStage"
      FROM enrolment e
      JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id
      JOIN campaign k ON k.union_id = e.union_id AND k.id = e.campaign_id AND k.archived_at IS NULL
      WHERE e.union_id = ${ctx.unionId}::uuid AND e.contact_id = ${contactId}::uuid AND ${onBoard(ctx)}
      ORDER BY k.starts_on DESC, k.id`);
    const stages = await tx.stage.findMany({
      where: { unionId: ctx.unionId, campaignId: { in: rows.map((row) => row.campaignId) } },
      select: { id: true, campaignId: true, name: true, kind: true },
      orderBy: [{ position: "asc" }, { id: "asc" }],
    });
    return rows.map(({ campaignId, name, ...row }) => ({
      ...row,
      campaign: { id: campaignId, name },
      stages: inReadersWords(ctx, stages)
        .filter((stage) => stage.campaignId === campaignId)
        .map(({ id, name, kind }) => ({ id, name, kind })),
    }));
  });
}

/** Running campaigns that this user sees and the contact is not on. */
export async function campaignsWithout(
  ctx: Context,
  contactId: string,
): Promise<{ id: string; name: string }[]> {
  authorize(ctx, enrolments.enrol);
  return read(ctx, async (tx) => {
    const ids = await visibleIds(tx, ctx);
    return tx.campaign.findMany({
      where: {
        ...{ unionId: ctx.unionId, id: { in: ids }, archivedAt: null, stages: { some: {} } },
        enrolments: { none: { unionId: ctx.unionId, contactId, removedAt: null } },
      },
      select: { id: true, name: true },
      orderBy: [{ startsOn: "desc" }, { id: "desc" }],
    });
  });
}

export type PlanChoices = {
  workplaces: { id: string; name: string; employer: string; people: number }[];
  today: Day;
};

export async function planChoices(ctx: Context): Promise<PlanChoices> {
  authorize(ctx, campaigns.manage);
  const workplaces = await read(ctx, (tx) =>
    tx.$queryRaw<PlanChoices["workplaces"]>(Prisma.sql`
      SELECT w.id, w.name, e.name AS employer,
        (SELECT count(*)::int FROM contact c WHERE c.union_id = w.union_id AND c.workplace_id = w.id AND c.deceased_on IS NULL) AS people
      FROM workplace w JOIN employer e ON e.union_id = w.union_id AND e.id = w.employer_id
      WHERE w.union_id = ${ctx.unionId}::uuid AND w.archived_at IS NULL
      ORDER BY w.name, w.id`),
  );
  return { workplaces, today: today(ctx) };
}

/** A campaign without workplaces is seen by all; any other by users with one of its workplaces. */
async function visibleIds(tx: Tx, ctx: Context, campaignId: string | null = null): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.id FROM campaign c
    WHERE c.union_id = ${ctx.unionId}::uuid AND (${campaignId}::uuid IS NULL OR c.id = ${campaignId}::uuid)
      AND (NOT EXISTS (SELECT 1 FROM campaign_workplace cw WHERE cw.union_id = c.union_id AND cw.campaign_id = c.id)
        OR EXISTS (SELECT 1 FROM campaign_workplace cw
          JOIN workplace w ON w.union_id = cw.union_id AND w.id = cw.workplace_id
          WHERE cw.union_id = c.union_id AND cw.campaign_id = c.id))`);
  return rows.map(({ id }) => id);
}

type WorkplaceRow = { campaignId: string; workplaceId: string; name: string };

function workplacesOf(tx: Tx, ctx: Context, campaignIds: string[]): Promise<WorkplaceRow[]> {
  return tx.$queryRaw<WorkplaceRow[]>(Prisma.sql`
    SELECT cw.campaign_id AS "campaignId", w.id AS "workplaceId", w.name
    FROM campaign_workplace cw JOIN workplace w ON w.union_id = cw.union_id AND w.id = cw.workplace_id
    WHERE cw.union_id = ${ctx.unionId}::uuid AND cw.campaign_id = ANY (${campaignIds}::uuid[])
    ORDER BY w.name, w.id`);
}

async function countsOf(tx: Tx, ctx: Context, campaignIds: string[]): Promise<Map<string, number>> {
  const people = can(ctx, enrolments.read)
    ? Prisma.sql`JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id`
    : Prisma.empty;
  const rows = await tx.$queryRaw<{ stageId: string; count: number }[]>(Prisma.sql`
    SELECT e.stage_id AS "stageId", count(*)::int AS count FROM enrolment e ${people}
    WHERE e.union_id = ${ctx.unionId}::uuid AND e.campaign_id = ANY (${campaignIds}::uuid[]) AND ${onBoard(ctx)}
    GROUP BY e.stage_id`);
  return new Map(rows.map(({ stageId, count }) => [stageId, count]));
}
