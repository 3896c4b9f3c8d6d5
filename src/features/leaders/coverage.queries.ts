import "server-only";
import type { Level } from "@/features/conversations/vocabulary.schema";
import { eligibleOn } from "@/features/density/eligible.queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Cell, type Coverage, coverageOf, withoutLeader } from "./coverage";
import { leaders } from "./policy";
import type { CoverageView } from "./schema";
import type { LeaderKind } from "./vocabulary.schema";

export type WorkplaceCoverage = {
  cells: Cell[];
  /** Cells with people and without a leader, the largest first. */
  holes: Cell[];
  total: Coverage;
  eligible: number | null;
};

const isLeader = (ctx: Context, kind: Prisma.Sql = Prisma.empty) => Prisma.sql`EXISTS (
  SELECT 1 FROM leader l WHERE l.union_id = ${ctx.unionId}::uuid AND l.contact_id = c.id AND l.ended_on IS NULL ${kind})`;
const follows = (ctx: Context) => Prisma.sql`EXISTS (
  SELECT 1 FROM following f WHERE f.union_id = ${ctx.unionId}::uuid AND f.contact_id = c.id AND f.ended_on IS NULL)`;

/** Leaders and people by department and shift of a workplace. */
export async function coverageAt(ctx: Context, workplaceId: string): Promise<WorkplaceCoverage> {
  authorize(ctx, leaders.read);
  return read(ctx, async (tx) => {
    const cells = await tx.$queryRaw<Cell[]>(Prisma.sql`
      SELECT c.department_id AS "departmentId", c.shift_id AS "shiftId", d.name AS department, s.name AS shift,
        count(*)::int AS people, count(*) FILTER (WHERE ${isLeader(ctx)})::int AS leaders,
        count(*) FILTER (WHERE ${isLeader(ctx, Prisma.sql`AND l.kind = 'committee'`)})::int AS committee,
        count(*) FILTER (WHERE ${follows(ctx)} OR ${isLeader(ctx)})::int AS covered
      FROM contact c
      LEFT JOIN department d ON d.union_id = ${ctx.unionId}::uuid AND d.id = c.department_id
      LEFT JOIN shift s ON s.union_id = ${ctx.unionId}::uuid AND s.id = c.shift_id
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${workplaceId}::uuid AND c.deceased_on IS NULL
      GROUP BY 1, 2, 3, 4, d.position, s.position ORDER BY d.position NULLS LAST, d.name, s.position NULLS LAST, s.name`);
    const places = [{ workplaceId, departmentId: null, shiftId: null }];
    const { total: eligible } = await eligibleOn(tx, ctx, { on: today(ctx), places });
    const people = cells.reduce((sum, cell) => sum + cell.people, 0);
    return {
      cells,
      holes: withoutLeader(cells),
      eligible,
      total: coverageOf(cells, Math.max(eligible ?? people, people)),
    };
  });
}

export type LeaderRow = {
  contactId: string;
  name: string;
  place: string;
  kinds: LeaderKind[];
  followers: number;
  /** Of those followers who were listed in the last structure test that is launched there; null where there was none. */
  came: number | null;
  of: number | null;
};

/** The leaders of a workplace with who follows them, who came in its last structure test; fewest first. A hundred at most. */
export async function leadersAt(ctx: Context, workplaceId: string): Promise<LeaderRow[]> {
  authorize(ctx, leaders.readFollowing);
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  return read(ctx, (tx) =>
    tx.$queryRaw<LeaderRow[]>(Prisma.sql`
      WITH test AS (
        SELECT a.id FROM activity a WHERE a.union_id = ${union} AND a.launched_at IS NOT NULL AND a.archived_at IS NULL AND EXISTS (
          SELECT 1 FROM activity_place p WHERE p.union_id = ${union} AND p.activity_id = a.id AND p.workplace_id = ${workplaceId}::uuid)
        ORDER BY a.held_on DESC, a.id DESC LIMIT 1
      ), led AS (
        SELECT f.leader_contact_id, count(*)::int AS followers, count(t.id)::int AS listed, count(p.id)::int AS came
        FROM following f
        LEFT JOIN test ON true
        LEFT JOIN test_person t ON t.union_id = ${union} AND t.activity_id = test.id AND t.contact_id = f.contact_id
        LEFT JOIN participation p ON p.union_id = ${union} AND p.activity_id = test.id AND p.contact_id = t.contact_id
          AND p.state IN ('came', 'did')
        WHERE f.union_id = ${union} AND f.ended_on IS NULL GROUP BY 1
      )
      SELECT c.id AS "contactId", c.name, concat_ws(' · ', d.name, s.name) AS place,
        (SELECT array_agg(l.kind::text ORDER BY l.kind) FROM leader l
          WHERE l.union_id = ${union} AND l.contact_id = c.id AND l.ended_on IS NULL) AS kinds,
        coalesce(led.followers, 0) AS followers,
        CASE WHEN EXISTS (SELECT 1 FROM test) THEN coalesce(led.came, 0) END AS came,
        CASE WHEN EXISTS (SELECT 1 FROM test) THEN coalesce(led.listed, 0) END AS of
      FROM contact c
      LEFT JOIN led ON led.leader_contact_id = c.id
      LEFT JOIN department d ON d.union_id = ${union} AND d.id = c.department_id
      LEFT JOIN shift s ON s.union_id = ${union} AND s.id = c.shift_id
      WHERE c.union_id = ${union} AND c.workplace_id = ${workplaceId}::uuid AND c.deceased_on IS NULL AND ${isLeader(ctx)}
      ORDER BY led.came::float / nullif(led.listed, 0) NULLS FIRST, c.name, c.id LIMIT 100`),
  );
}

export type Uncovered = { id: string; name: string; assessment: Level | null };

/** People of a cell who follow nobody and lead nobody, the best assessed first. Fifty at a time. */
export async function uncoveredAt(
  ctx: Context,
  { workplaceId, department, shift }: CoverageView & { workplaceId: string },
): Promise<{ people: Uncovered[]; more: boolean }> {
  authorize(ctx, leaders.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<Uncovered[]>(Prisma.sql`
      SELECT c.id, c.name, c.assessment FROM contact c
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ${workplaceId}::uuid AND c.deceased_on IS NULL
        AND (${department ?? null}::uuid IS NULL OR c.department_id = ${department ?? null}::uuid)
        AND (${shift ?? null}::uuid IS NULL OR c.shift_id = ${shift ?? null}::uuid)
        AND NOT ${follows(ctx)} AND NOT ${isLeader(ctx)}
      ORDER BY c.assessment NULLS LAST, c.name, c.id LIMIT 51`),
  );
  return { people: rows.slice(0, 50), more: rows.length > 50 };
}
