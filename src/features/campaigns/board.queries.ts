import "server-only";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { type Card, stuckAfterDays } from "./board";
import { cardsOf, daysInStage, matching, onBoard } from "./cards.queries";
import type { BoardFilter, Cursor } from "./enrolments.schema";
import { enrolments } from "./policy";
import { getCampaign } from "./queries";
import type { StageKind } from "./stages";

export type BoardColumn = {
  stageId: string;
  name: string;
  kind: StageKind;
  count: Told;
  medianDays: number | null;
  cards: Card[];
};

export type Board = {
  campaign: { id: string; name: string; archived: boolean; workplaces: { id: string; name: string }[] };
  columns: BoardColumn[];
  people: Told;
  /** Of the people on the board; null for roles that do not see who is a member. */
  members: number | null;
  /** Everybody at the workplaces, on the board or not; null below a filter, and for roles that do not see who is a member. */
  whole: { members: number; eligible: number | null } | null;
  stuck: number;
  filter: BoardFilter;
};

type BoardInput = {
  campaignId: string;
  filter: BoardFilter;
  from?: { stageId: string; after: Cursor } | null;
};

/** True counts, and of each column the cards that have stood there longest. */
export async function boardOf(ctx: Context, { campaignId, filter, from = null }: BoardInput): Promise<Board> {
  authorize(ctx, enrolments.count);
  const mayRead = can(ctx, enrolments.read);
  const shownFilter = mayRead ? filter : {};
  return read(ctx, async (tx) => {
    const { id, name, archived, workplaces, stages } = await getCampaign(ctx, campaignId);
    const counts = await countsOf(tx, ctx, { campaignId, filter: shownFilter });
    const cards = mayRead ? await cardsOf(tx, ctx, { campaignId, stages, filter: shownFilter, from }) : [];
    const rows = stages.map((stage) => ({ stage, ...(counts.get(stage.id) ?? nobody) }));
    const shown = rows.map(({ stage, count, stuck }) =>
      shownFilter.stuck ? (stage.kind === "step" ? stuck : 0) : count,
    );
    const seesMembers = can(ctx, enrolments.readAssessment);
    const filtered = Object.values(shownFilter).some(Boolean);
    const exact = {
      campaign: { id, name, archived, workplaces },
      columns: rows.map(({ stage, medianDays }, at) => ({
        stageId: stage.id,
        name: stage.name,
        kind: stage.kind,
        count: shown[at] ?? 0,
        medianDays,
        cards: cards.filter((card) => card.stageId === stage.id),
      })),
      people: shown.reduce((sum, count) => sum + count, 0),
      members: seesMembers ? rows.reduce((sum, { members }) => sum + members, 0) : null,
      whole:
        seesMembers && !filtered
          ? await wholeAt(
              tx,
              ctx,
              workplaces.map((w) => w.id),
            )
          : null,
      stuck: rows.reduce((sum, { stage, stuck }) => sum + (stage.kind === "step" ? stuck : 0), 0),
      filter: shownFilter,
    };
    return mayRead ? exact : coarse(exact);
  });
}

/** What a role without people is told of it. */
const coarse = (exact: Board): Board => ({
  ...exact,
  columns: exact.columns.map((column) => ({ ...column, count: told(column.count), medianDays: null })),
  people: told(exact.people),
  members: null,
  whole: null,
  stuck: 0,
});

export async function moreCards(
  ctx: Context,
  {
    campaignId,
    stageId,
    after,
    filter,
  }: { campaignId: string; stageId: string; after: Cursor; filter: BoardFilter },
): Promise<Card[]> {
  authorize(ctx, enrolments.read);
  return read(ctx, async (tx) => {
    const { stages } = await getCampaign(ctx, campaignId);
    const one = stages.filter((stage) => stage.id === stageId);
    return cardsOf(tx, ctx, { campaignId, stages: one, filter, from: { stageId, after } });
  });
}

export type FilterChoices = {
  departments: { id: string; name: string; workplace: string }[];
  shifts: { id: string; name: string; workplace: string }[];
  owners: { id: string; name: string }[];
};

export async function filterChoices(ctx: Context, campaignId: string): Promise<FilterChoices> {
  authorize(ctx, enrolments.read);
  return read(ctx, async (tx) => {
    const { workplaces } = await getCampaign(ctx, campaignId);
    const at = { unionId: ctx.unionId, workplaceId: { in: workplaces.map(({ id }) => id) } };
    const select = { id: true, name: true, workplaceId: true } as const;
    const orderBy = [{ position: "asc" }, { name: "asc" }] as const;
    const departments = await tx.department.findMany({ where: at, select, orderBy: [...orderBy] });
    const shifts = await tx.shift.findMany({ where: at, select, orderBy: [...orderBy] });
    const seats = await tx.seat.findMany({
      where: {
        unionId: ctx.unionId,
        disabledAt: null,
        role: { not: "observer" },
        user: { disabledAt: null },
      },
      select: { user: { select: { id: true, name: true } } },
      orderBy: { user: { name: "asc" } },
    });
    const names = new Map(workplaces.map(({ id, name }) => [id, name]));
    const placed = ({ id, name, workplaceId }: (typeof departments)[number]) => ({
      id,
      name,
      workplace: names.get(workplaceId) ?? "",
    });
    return {
      departments: departments.map(placed),
      shifts: shifts.map(placed),
      owners: seats.map(({ user }) => user),
    };
  });
}

export type MovingCard = Pick<Card, "enrolmentId" | "version" | "stageId" | "name">;

/** Null when it is gone or outside the turf. */
export async function movingCard(ctx: Context, enrolmentId: string): Promise<MovingCard | null> {
  authorize(ctx, enrolments.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<MovingCard[]>(Prisma.sql`
      SELECT e.id AS "enrolmentId", e.version, e.stage_id AS "stageId", c.name
      FROM enrolment e JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id
      WHERE e.union_id = ${ctx.unionId}::uuid AND e.id = ${enrolmentId}::uuid AND ${onBoard(ctx)}`),
  );
  return rows[0] ?? null;
}

export async function countMissing(ctx: Context, campaignId: string): Promise<number> {
  authorize(ctx, enrolments.enrol);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ count: number }[]>(
      Prisma.sql`SELECT count(*)::int AS count ${missingFrom(ctx, campaignId)}`,
    ),
  );
  return rows[0]?.count ?? 0;
}

/** `FROM … WHERE …` over contact c. A person who asked not to be contacted is shown only as a member. */
export function missingFrom(ctx: Context, campaignId: string): Prisma.Sql {
  return Prisma.sql`FROM contact c
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND (c.is_member OR NOT c.do_not_contact)
      AND c.workplace_id IN (SELECT cw.workplace_id FROM campaign_workplace cw
        WHERE cw.union_id = ${ctx.unionId}::uuid AND cw.campaign_id = ${campaignId}::uuid)
      AND NOT EXISTS (SELECT 1 FROM enrolment e
        WHERE e.union_id = c.union_id AND e.campaign_id = ${campaignId}::uuid AND e.contact_id = c.id)`;
}

type Selection = { campaignId: string; filter: BoardFilter };
type StageCount = { count: number; members: number; stuck: number; medianDays: number | null };
const nobody: StageCount = { count: 0, members: 0, stuck: 0, medianDays: null };

/** Joined to contact, so that counts match what can be seen; an observer counts without. */
async function countsOf(
  tx: Tx,
  ctx: Context,
  { campaignId, filter }: Selection,
): Promise<Map<string, StageCount>> {
  const rows = await tx.$queryRaw<(StageCount & { stageId: string })[]>(Prisma.sql`
    SELECT e.stage_id AS "stageId", count(*)::int AS count, ${membersFor(ctx)} AS members,
      (count(*) FILTER (WHERE ${daysInStage(ctx)} > ${stuckAfterDays}::int))::int AS stuck,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY ${daysInStage(ctx)})::float8 AS "medianDays"
    FROM enrolment e ${peopleFor(ctx)}
    WHERE e.union_id = ${ctx.unionId}::uuid AND e.campaign_id = ${campaignId}::uuid AND ${onBoard(ctx)} ${matching(ctx, { ...filter, stuck: undefined })}
    GROUP BY e.stage_id`);
  return new Map(rows.map(({ stageId, ...row }) => [stageId, row]));
}

const peopleFor = (ctx: Context) =>
  can(ctx, enrolments.read)
    ? Prisma.sql`JOIN contact c ON c.union_id = e.union_id AND c.id = e.contact_id`
    : Prisma.empty;

const membersFor = (ctx: Context) =>
  can(ctx, enrolments.readAssessment)
    ? Prisma.sql`(count(*) FILTER (WHERE c.is_member))::int`
    : Prisma.sql`0`;

async function wholeAt(tx: Tx, ctx: Context, workplaceIds: string[]): Promise<Board["whole"]> {
  const members = await tx.contact.count({
    where: { unionId: ctx.unionId, workplaceId: { in: workplaceIds }, isMember: true },
  });
  return { members, eligible: await eligibleAt(tx, ctx, workplaceIds) };
}

/** Null while one of the workplaces has no headcount of the whole: a share of a part would mislead. */
async function eligibleAt(tx: Tx, ctx: Context, workplaceIds: string[]): Promise<number | null> {
  const rows = await tx.$queryRaw<{ eligible: number | null; known: number }[]>(Prisma.sql`
    SELECT sum(h.eligible)::int AS eligible, count(*)::int AS known
    FROM unnest(${workplaceIds}::uuid[]) AS place (id)
    JOIN LATERAL (
      SELECT n.eligible FROM headcount n
      WHERE n.union_id = ${ctx.unionId}::uuid AND n.workplace_id = place.id AND n.department_id IS NULL
        AND n.shift_id IS NULL AND n.withdrawn_at IS NULL AND n.counted_on <= ${today(ctx)}::date
      ORDER BY n.counted_on DESC, n.recorded_at DESC LIMIT 1
    ) h ON true`);
  const found = rows[0];
  return found && found.known > 0 && found.known === workplaceIds.length ? found.eligible : null;
}
