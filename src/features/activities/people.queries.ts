import "server-only";
import type { Level } from "@/features/conversations/vocabulary.schema";
import { queryParts } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { participation } from "./policy";
import { getActivity } from "./queries";
import { proposedLevel } from "./results";
import type { Group, GroupView, TickList } from "./schema";
import { type ParticipationState, tookPart } from "./vocabulary.schema";

export type TickRow = {
  contactId: string;
  name: string;
  place: string;
  member: boolean | null;
  /** null also for roles that see no assessments. */
  level: Level | null;
  /** Predicted, or promised. */
  saidYes: boolean;
  state: ParticipationState | null;
};

const page = 60;

/** Who may be ticked off: everybody listed in its places, those who said yes first. Sixty at a time; `find` looks among all of them. */
export async function peopleToTick(
  ctx: Context,
  { activityId, departmentId, find, after }: TickList,
): Promise<{ rows: TickRow[]; more: boolean }> {
  authorize(ctx, participation.record);
  return read(ctx, async (tx) => {
    await getActivity(ctx, activityId);
    const rows = await tickRows(tx, ctx, { activityId, departmentId, find, after });
    const seesLevel = can(ctx, participation.readPredicted);
    return {
      more: rows.length > page,
      rows: rows.slice(0, page).map((row) => (seesLevel ? row : { ...row, level: null, member: null })),
    };
  });
}

/** By whether they said yes, and name. */
function tickRows(
  tx: Tx,
  ctx: Context,
  { activityId, departmentId, find, after }: TickList,
): Promise<TickRow[]> {
  const [union, activity] = [Prisma.sql`${ctx.unionId}::uuid`, Prisma.sql`${activityId}::uuid`];
  const isAfter = after
    ? Prisma.sql`(NOT r."saidYes", r.name, r."contactId") > (${!after.saidYes}, ${after.name}, ${after.id}::uuid)`
    : Prisma.sql`true`;
  return tx.$queryRaw<TickRow[]>(Prisma.sql`
    SELECT * FROM (
      SELECT c.id AS "contactId", c.name, concat_ws(' · ', d.name, j.line, s.name) AS place, c.is_member AS member,
        c.assessment AS level, p.state, coalesce(p.promised, false) OR coalesce(t.predicted, false) AS "saidYes"
      FROM contact c
      LEFT JOIN department d ON d.union_id = ${union} AND d.id = c.department_id
      LEFT JOIN shift s ON s.union_id = ${union} AND s.id = c.shift_id
      LEFT JOIN job j ON j.union_id = ${union} AND j.contact_id = c.id AND j.is_current
      LEFT JOIN participation p ON p.union_id = ${union} AND p.activity_id = ${activity} AND p.contact_id = c.id
      LEFT JOIN test_person t ON t.union_id = ${union} AND t.activity_id = ${activity} AND t.contact_id = c.id
      WHERE c.union_id = ${union} AND c.deceased_on IS NULL AND ${inPlaces(ctx, activityId)}
        AND (${departmentId ?? null}::uuid IS NULL OR c.department_id = ${departmentId ?? null}::uuid) AND ${named(find)}
    ) r WHERE ${isAfter}
    ORDER BY NOT r."saidYes", r.name, r."contactId" LIMIT ${page + 1}`);
}

/** The contacts `c` that work in one of the places now. */
export const inPlaces = (ctx: Context, activityId: string) => Prisma.sql`EXISTS (
  SELECT 1 FROM activity_place a
  WHERE a.union_id = ${ctx.unionId}::uuid AND a.activity_id = ${activityId}::uuid AND a.workplace_id = c.workplace_id
    AND (a.department_id IS NULL OR a.department_id = c.department_id) AND (a.shift_id IS NULL OR a.shift_id = c.shift_id))`;

/** Every word begins a word of the name, or a number is the employee's. */
function named(find: string | undefined): Prisma.Sql {
  const { words, whole, numbers } = queryParts(find ?? "");
  const starts = [...words, ...whole].map(
    (word) => Prisma.sql`(c.search_text LIKE ${`${word}%`} OR c.search_text LIKE ${`% ${word}%`})`,
  );
  const numbered = numbers.map((number) => Prisma.sql`j.employee_number LIKE ${`${number}%`}`);
  const all = [...starts, ...numbered];
  return all.length > 0 ? Prisma.join(all, " AND ") : Prisma.sql`true`;
}

export type PersonInGroup = {
  contactId: string;
  name: string;
  place: string;
  member: boolean | null;
  level: Level | null;
  state: ParticipationState | null;
  /** What the assessment should be after the test. */
  proposed: 2 | 3 | null;
};

const groupPage = 50;

const inGroup: Record<Group, Prisma.Sql> = {
  predicted: Prisma.sql`t.predicted`,
  kept: Prisma.sql`t.predicted AND p.state IN ('came', 'did')`,
  missed: Prisma.sql`t.predicted AND coalesce(p.state NOT IN ('came', 'did'), true)`,
  unexpected: Prisma.sql`NOT t.predicted AND p.state IN ('came', 'did')`,
  promised: Prisma.sql`p.promised`,
  tookPart: Prisma.sql`p.state IN ('came', 'did')`,
  refused: Prisma.sql`p.state = 'refused'`,
  invited: Prisma.sql`p.state = 'invited'`,
};

type Found = Omit<PersonInGroup, "proposed" | "member"> & { member: boolean; present: Level | null };

/** The people behind a figure; those who can be seen now. By name, fifty at a time. */
export async function peopleInGroup(
  ctx: Context,
  { activityId, group, department, after }: GroupView & { activityId: string },
): Promise<{ people: PersonInGroup[]; next: string | null }> {
  authorize(ctx, participation.readPredicted);
  return read(ctx, async (tx) => {
    const { isTest } = await getActivity(ctx, activityId);
    const rows = await groupRows(tx, ctx, { activityId, group, department, after });
    const people = rows.slice(0, groupPage).map(({ present, ...row }) => ({
      ...row,
      level: present,
      proposed: isTest ? proposedLevel({ level: present, tookPart: tookPart(row.state) }) : null,
    }));
    return { people, next: rows.length > groupPage ? (people.at(-1)?.contactId ?? null) : null };
  });
}

function groupRows(
  tx: Tx,
  ctx: Context,
  { activityId, group, department, after }: GroupView & { activityId: string },
): Promise<Found[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const cursor = Prisma.sql`SELECT b.name, b.id FROM contact b WHERE b.union_id = ${union} AND b.id = ${after ?? null}::uuid`;
  return tx.$queryRaw<Found[]>(Prisma.sql`
    SELECT c.id AS "contactId", c.name, concat_ws(' · ', w.name, d.name) AS place, c.is_member AS member,
      t.level, c.assessment AS present, p.state
    FROM (
      SELECT contact_id FROM test_person WHERE union_id = ${union} AND activity_id = ${activityId}::uuid
      UNION SELECT contact_id FROM participation WHERE union_id = ${union} AND activity_id = ${activityId}::uuid
    ) known
    JOIN contact c ON c.union_id = ${union} AND c.id = known.contact_id
    LEFT JOIN test_person t ON t.union_id = ${union} AND t.activity_id = ${activityId}::uuid AND t.contact_id = c.id
    LEFT JOIN participation p ON p.union_id = ${union} AND p.activity_id = ${activityId}::uuid AND p.contact_id = c.id
    LEFT JOIN workplace w ON w.union_id = ${union} AND w.id = coalesce(t.workplace_id, c.workplace_id)
    LEFT JOIN department d ON d.union_id = ${union} AND d.id = coalesce(t.department_id, c.department_id)
    WHERE ${inGroup[group]}
      AND (${department ?? null}::uuid IS NULL OR d.id = ${department ?? null}::uuid)
      AND (${after ?? null}::uuid IS NULL OR (c.name, c.id) > (${cursor}))
    ORDER BY c.name, c.id LIMIT ${groupPage + 1}`);
}

type ContactActivity = {
  activityId: string;
  name: string;
  heldOn: Date;
  state: ParticipationState;
  promised: boolean;
};

type ContactActivities = { promised: number; kept: number; rows: ContactActivity[] };

/** What one contact took part in, the newest first, twenty at most; and how often a promise was kept where the count is over. */
export async function activitiesOf(ctx: Context, contactId: string): Promise<ContactActivities> {
  authorize(ctx, participation.read);
  return read(ctx, async (tx) => {
    const of = Prisma.sql`FROM participation p JOIN activity a ON a.union_id = ${ctx.unionId}::uuid AND a.id = p.activity_id
      WHERE p.union_id = ${ctx.unionId}::uuid AND p.contact_id = ${contactId}::uuid`;
    const rows = await tx.$queryRaw<ContactActivity[]>(Prisma.sql`
      SELECT a.id AS "activityId", a.name, a.held_on AS "heldOn", p.state, p.promised ${of} AND p.state IS NOT NULL
      ORDER BY a.held_on DESC, a.id DESC LIMIT 20`);
    const [promises] = await tx.$queryRaw<[{ promised: number; kept: number }]>(Prisma.sql`
      SELECT count(*)::int AS promised, count(*) FILTER (WHERE p.state IN ('came', 'did'))::int AS kept
      ${of} AND p.promised AND (p.state IN ('came', 'did') OR a.closed_at IS NOT NULL)`);
    return { ...promises, rows };
  });
}

/** The departments in its places, of all its workplaces. */
export async function departmentsIn(
  ctx: Context,
  activityId: string,
): Promise<{ id: string; name: string }[]> {
  authorize(ctx, participation.read);
  return read(ctx, (tx) =>
    tx.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
      SELECT d.id, d.name FROM department d
      WHERE d.union_id = ${ctx.unionId}::uuid AND EXISTS (
        SELECT 1 FROM activity_place a WHERE a.union_id = ${ctx.unionId}::uuid AND a.activity_id = ${activityId}::uuid
          AND a.workplace_id = d.workplace_id AND (a.department_id IS NULL OR a.department_id = d.id))
      ORDER BY d.position, d.name, d.id LIMIT 200`),
  );
}
