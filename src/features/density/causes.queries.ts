import { listIssues } from "@/features/issues/queries";
import { getWorkplace, workplacesOn } from "@/features/workplaces/queries";
import type { Context } from "@/lib/context";
import { plusDays, startOfDay, today } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { density } from "./policy";
import { type LeavingReason, leaversByReason } from "./spans.queries";

const causesDays = 90;
const mostIssues = 6;

type Part = { id: string; name: string };
export type IssueRow = { id: string; name: string; total: number; counts: number[] };

/** What stands behind the figure today, for roles that see people. */
export type Causes = {
  leavers: { reason: LeavingReason; count: number }[];
  /** Who raised which issue in the last 90 days, by department or workplace, with how many people are listed there. */
  issues: { parts: (Part & { people: number })[]; rows: IssueRow[] };
  quality: Quality;
};

export type Quality = {
  people: number;
  phone: number;
  shift: number;
  assessed: number;
  members: number;
  card: number;
};

export async function getCauses(
  ctx: Context,
  { workplaceId }: { workplaceId?: string | undefined },
): Promise<Causes> {
  authorize(ctx, density.people);
  return read(ctx, async (tx) => {
    const on = today(ctx);
    const workplace = workplaceId ? await getWorkplace(ctx, workplaceId) : null;
    const workplaces = workplace ? [workplace] : await workplacesOn(tx, ctx, { on });
    const scope = { workplaceIds: workplaces.map(({ id }) => id) };
    const parts = workplace ? workplace.departments : workplaces;
    return {
      leavers: await leaversByReason(tx, ctx, { ...scope, on, days: causesDays }),
      issues: await issuesBy(tx, ctx, {
        ...scope,
        parts,
        column: workplace ? "department_id" : "workplace_id",
      }),
      quality: await qualityOf(tx, ctx, scope),
    };
  });
}

type Scope = { workplaceIds: readonly string[] };
type By = Scope & { parts: readonly Part[]; column: "department_id" | "workplace_id" };

const here = (ctx: Context, { workplaceIds }: Scope) =>
  Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.workplace_id = ANY (${workplaceIds}::uuid[]) AND c.deceased_on IS NULL`;

async function issuesBy(tx: Tx, ctx: Context, { parts, column, ...scope }: By): Promise<Causes["issues"]> {
  const part = Prisma.raw(`c.${column}`);
  const since = startOfDay(ctx, plusDays(today(ctx), -causesDays));
  const raised = await tx.$queryRaw<{ issueId: string; part: string | null; count: number }[]>(Prisma.sql`
    SELECT y.issue_id::text AS "issueId", ${part}::text AS part, count(DISTINCT v.contact_id)::int AS count
    FROM conversation v
    JOIN conversation_issue y ON y.union_id = ${ctx.unionId}::uuid AND y.conversation_id = v.id
    JOIN contact c ON c.union_id = ${ctx.unionId}::uuid AND c.id = v.contact_id
    WHERE v.union_id = ${ctx.unionId}::uuid AND v.held_at >= ${since} AND v.withdrawn_at IS NULL AND ${here(ctx, scope)}
    GROUP BY 1, 2`);
  const people = await tx.$queryRaw<{ part: string; people: number }[]>(Prisma.sql`
    SELECT ${part}::text AS part, count(*)::int AS people FROM contact c
    WHERE ${here(ctx, scope)} AND ${part} IS NOT NULL GROUP BY 1`);
  const listed = new Map(people.map((row) => [row.part, row.people]));
  const names = new Map((await listIssues(ctx)).map(({ id, name }) => [id, name]));
  const countOf = (issueId: string, partId: string) =>
    raised.find((row) => row.issueId === issueId && row.part === partId)?.count ?? 0;
  const rows = [...new Set(raised.map(({ issueId }) => issueId))].map((id) => ({
    id,
    name: names.get(id) ?? "",
    total: raised.filter(({ issueId }) => issueId === id).reduce((sum, { count }) => sum + count, 0),
    counts: parts.map((each) => countOf(id, each.id)),
  }));
  return {
    parts: parts.map(({ id, name }) => ({ id, name, people: listed.get(id) ?? 0 })),
    rows: rows
      .sort((one, other) => other.total - one.total || one.id.localeCompare(other.id))
      .slice(0, mostIssues),
  };
}

async function qualityOf(tx: Tx, ctx: Context, scope: Scope): Promise<Quality> {
  const [row] = await tx.$queryRaw<Quality[]>(Prisma.sql`
    SELECT count(*)::int AS people,
      (count(*) FILTER (WHERE EXISTS (SELECT 1 FROM contact_point p
        WHERE p.union_id = ${ctx.unionId}::uuid AND p.contact_id = c.id AND p.kind = 'phone' AND p.wrong_on IS NULL)))::int AS phone,
      count(c.shift_id)::int AS shift, count(c.assessment)::int AS assessed,
      (count(*) FILTER (WHERE c.is_member))::int AS members,
      (count(*) FILTER (WHERE c.is_member AND EXISTS (SELECT 1 FROM membership m
        WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id = c.id AND m.left_on IS NULL AND m.card_number IS NOT NULL)))::int AS card
    FROM contact c WHERE ${here(ctx, scope)}`);
  return row ?? { people: 0, phone: 0, shift: 0, assessed: 0, members: 0, card: 0 };
}
