import type { Context } from "@/lib/context";
import { plusDays, startOfDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type Cell, mostHandedOver } from "./cells.schema";
import { followUps } from "./policy";

/** Without a conversation for so long a cell counts as silent. */
const silentDays = 30;
const pageSize = 8;

export type SilentCell = Cell & {
  workplace: string;
  department: string | null;
  shift: string | null;
  people: number;
  members: number;
  /** With a conversation in the last thirty days. */
  talked: number;
  unassessed: number;
  /** Since the last conversation; null: there was none. */
  silentFor: number | null;
  /** With an open follow-up from today on. */
  planned: number;
};

export type WeekCells = { cells: SilentCell[]; needing: number; all: number; people: number; talked: number };

type Scope = { workplaceId?: string | undefined; pages?: number };

/**
 * The cells that need somebody: silent for thirty days, or most of their people not assessed. Silent ones first, then by how
 * many people nobody has assessed.
 */
export async function cellsInNeed(ctx: Context, { workplaceId, pages = 1 }: Scope): Promise<WeekCells> {
  authorize(ctx, followUps.handOver);
  return read(ctx, async (tx) => {
    const cells = cellsOf(ctx, workplaceId);
    const [sums] = await tx.$queryRaw<Omit<WeekCells, "cells">[]>`
      WITH cell AS (${cells})
      SELECT count(*) FILTER (WHERE ${inNeed})::int AS needing, count(*)::int AS all,
        coalesce(sum(people), 0)::int AS people, coalesce(sum(talked), 0)::int AS talked FROM cell`;
    const rows = await tx.$queryRaw<SilentCell[]>`
      WITH cell AS (${cells})
      SELECT cell.workplace_id::text AS "workplaceId", cell.department_id::text AS "departmentId", cell.shift_id::text AS "shiftId",
        w.name AS workplace, d.name AS department, s.name AS shift, people, members, talked, unassessed, planned,
        ${today(ctx)}::date - (last_at AT TIME ZONE ${ctx.timeZone})::date AS "silentFor"
      FROM cell JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = cell.workplace_id
      LEFT JOIN department d ON d.union_id = w.union_id AND d.id = cell.department_id
      LEFT JOIN shift s ON s.union_id = w.union_id AND s.id = cell.shift_id
      WHERE ${inNeed}
      ORDER BY (talked = 0) DESC, unassessed DESC, people DESC, w.name, d.position, s.position, w.id, d.id, s.id
      LIMIT ${pages * pageSize}`;
    return { cells: rows, ...(sums ?? { needing: 0, all: 0, people: 0, talked: 0 }) };
  });
}

const inNeed = Prisma.sql`(talked = 0 OR 2 * unassessed > people)`;

function cellsOf(ctx: Context, workplaceId: string | undefined): Prisma.Sql {
  return Prisma.sql`
    SELECT c.workplace_id, c.department_id, c.shift_id, count(*)::int AS people,
      count(*) FILTER (WHERE c.is_member)::int AS members,
      count(*) FILTER (WHERE c.last_conversation_at >= ${silentSince(ctx)})::int AS talked,
      count(*) FILTER (WHERE c.assessment IS NULL)::int AS unassessed,
      count(f.contact_id)::int AS planned, max(c.last_conversation_at) AS last_at
    FROM contact c
    JOIN workplace w ON w.union_id = c.union_id AND w.id = c.workplace_id AND w.archived_at IS NULL
    LEFT JOIN (SELECT DISTINCT contact_id FROM follow_up WHERE union_id = ${ctx.unionId}::uuid AND state = 'open'
      AND due_on >= ${today(ctx)}::date) f ON f.contact_id = c.id
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL
      ${workplaceId ? Prisma.sql`AND c.workplace_id = ${workplaceId}::uuid` : Prisma.empty}
    GROUP BY c.workplace_id, c.department_id, c.shift_id`;
}

const silentSince = (ctx: Context) => startOfDay(ctx, plusDays(today(ctx), -silentDays));

export type Talked = { departmentId: string | null; shiftId: string | null; people: number; talked: number };

/** Of one workplace, each cell: how many had a conversation in the last thirty days. */
export async function talkedByCell(ctx: Context, workplaceId: string): Promise<Talked[]> {
  authorize(ctx, followUps.handOver);
  return read(
    ctx,
    (tx) => tx.$queryRaw<Talked[]>`
      WITH cell AS (${cellsOf(ctx, workplaceId)})
      SELECT department_id::text AS "departmentId", shift_id::text AS "shiftId", people, talked FROM cell`,
  );
}

export type ToMeet = {
  id: string;
  name: string;
  member: boolean;
  assessment: number | null;
  silentFor: number | null;
};

/**
 * Whom to meet first in each of these cells: nobody with an open follow-up, a conversation in thirty days or the wish not to be contacted; those
 * not assessed first, then the undecided, then by the longest silence.
 */
export async function peopleToMeet(ctx: Context, cells: readonly Cell[]): Promise<(ToMeet & Cell)[]> {
  authorize(ctx, followUps.handOver);
  return cells.length === 0 ? [] : read(ctx, (tx) => toMeet(tx, ctx, cells));
}

function toMeet(tx: Tx, ctx: Context, cells: readonly Cell[]) {
  const places = Prisma.join(
    cells.map(
      ({ workplaceId, departmentId, shiftId }) =>
        Prisma.sql`(${workplaceId}::uuid, ${departmentId}::uuid, ${shiftId}::uuid)`,
    ),
  );
  return tx.$queryRaw<(ToMeet & Cell)[]>`
    SELECT at.workplace_id::text AS "workplaceId", at.department_id::text AS "departmentId", at.shift_id::text AS "shiftId",
      p.id::text, p.name, p.is_member AS member, p.assessment::int,
      ${today(ctx)}::date - (p.last_conversation_at AT TIME ZONE ${ctx.timeZone})::date AS "silentFor"
    FROM (VALUES ${places}) AS at (workplace_id, department_id, shift_id)
    CROSS JOIN LATERAL (
      SELECT c.id, c.name, c.is_member, c.assessment, c.last_conversation_at FROM contact c
      WHERE c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = at.workplace_id
        AND c.department_id IS NOT DISTINCT FROM at.department_id AND c.shift_id IS NOT DISTINCT FROM at.shift_id
        AND c.deceased_on IS NULL AND NOT c.do_not_contact
        AND (c.last_conversation_at IS NULL OR c.last_conversation_at < ${silentSince(ctx)})
        AND NOT EXISTS (SELECT 1 FROM follow_up f
          WHERE f.union_id = c.union_id AND f.contact_id = c.id AND f.state = 'open')
      ORDER BY (c.assessment IS NULL) DESC, (c.assessment = 3) DESC NULLS LAST, c.last_conversation_at NULLS FIRST, c.name, c.id
      LIMIT ${mostHandedOver}
    ) p`;
}
