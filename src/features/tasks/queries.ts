import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, requireUser } from "@/lib/policy";
import { tasks } from "./policy";
import type { CloseTask, TaskFilter } from "./schema";

export type Task = {
  id: string;
  title: string;
  state: CloseTask["state"] | "open";
  dueOn: Day;
  assignee: { id: string; name: string };
  workplace: { id: string; name: string } | null;
  campaign: { id: string; name: string } | null;
};

const page = 30;

/** Open: the earliest day first. Closed: the latest day first. Thirty at a time. */
export async function listTasks(
  ctx: Context,
  filter: TaskFilter,
): Promise<{ rows: Task[]; next: string | null }> {
  authorize(ctx, tasks.read);
  const isClosed = filter.closed === "1";
  const later = isClosed ? Prisma.sql`<` : Prisma.sql`>`;
  const way = isClosed ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const { workplace = null, campaign = null, after = null } = filter;
  const where = Prisma.sql`(k.state <> 'open') = ${isClosed}
    ${filter.whose === "mine" ? Prisma.sql`AND k.assigned_to = ${requireUser(ctx)}::uuid` : Prisma.empty}
    ${workplace ? Prisma.sql`AND k.workplace_id = ${workplace}::uuid` : Prisma.empty}
    ${campaign ? Prisma.sql`AND k.campaign_id = ${campaign}::uuid` : Prisma.empty}
    ${
      after
        ? Prisma.sql`AND (k.due_on, k.id) ${later} (SELECT b.due_on, b.id FROM task b
            WHERE b.union_id = ${ctx.unionId}::uuid AND b.id = ${after}::uuid)`
        : Prisma.empty
    }`;
  const order = Prisma.sql`k.due_on ${way}, k.id ${way}`;
  const found = await read(ctx, (tx) => rowsOf(tx, ctx, { where, order, limit: page + 1 }));
  const rows = found.slice(0, page);
  return { rows, next: found.length > page ? (rows.at(-1)?.id ?? null) : null };
}

const mostDue = 20;

/** The user's own that are late or due in the days until `until`, the earliest first. */
export async function tasksDueBy(ctx: Context, until: Day): Promise<Task[]> {
  authorize(ctx, tasks.read);
  const where = Prisma.sql`k.state = 'open' AND k.assigned_to = ${requireUser(ctx)}::uuid AND k.due_on <= ${until}::date`;
  return read(ctx, (tx) => rowsOf(tx, ctx, { where, order: Prisma.sql`k.due_on, k.id`, limit: mostDue }));
}

type Chosen = { where: Prisma.Sql; order: Prisma.Sql; limit: number };

function rowsOf(tx: Tx, ctx: Context, { where, order, limit }: Chosen): Promise<Task[]> {
  return tx.$queryRaw<Task[]>(Prisma.sql`
    SELECT k.id::text, k.title, k.state::text, k.due_on::text AS "dueOn",
      json_build_object('id', u.id, 'name', u.name) AS assignee,
      CASE WHEN k.workplace_id IS NOT NULL THEN json_build_object('id', k.workplace_id, 'name', coalesce(w.name, '')) END AS workplace,
      CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'name', c.name) END AS campaign
    FROM task k
    JOIN "user" u ON u.id = k.assigned_to
    LEFT JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = k.workplace_id
    LEFT JOIN campaign c ON c.union_id = ${ctx.unionId}::uuid AND c.id = k.campaign_id
    WHERE k.union_id = ${ctx.unionId}::uuid AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
}
