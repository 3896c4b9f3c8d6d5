import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { issues } from "./policy";
import { issueNames } from "./vocabulary.schema";

export type Issue = { id: string; name: string; archived: boolean };

/** In the union's order; archived ones only when asked for, at the end. */
export async function listIssues(ctx: Context, { archived = false } = {}): Promise<Issue[]> {
  authorize(ctx, issues.read);
  const rows = await read(ctx, (tx) =>
    tx.issue.findMany({
      where: { unionId: ctx.unionId, ...(archived ? {} : { archivedAt: null }) },
      select: { id: true, name: true, archivedAt: true },
      orderBy: [
        { archivedAt: { sort: "asc", nulls: "first" } },
        { position: "asc" },
        { name: "asc" },
        { id: "asc" },
      ],
    }),
  );
  return rows.map(({ archivedAt, id, name }) => ({
    ...{ id, name: issueNames.read(ctx, name), archived: archivedAt !== null },
  }));
}

/** Those that this user chose last come first. */
export async function issuesLastUsedFirst(
  ctx: Context,
  userId: string,
): Promise<{ id: string; name: string }[]> {
  authorize(ctx, issues.read);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
      SELECT i.id::text, i.name
      FROM issue i
      LEFT JOIN (
        SELECT ci.issue_id, max(v.held_at) AS used_at
        FROM conversation v
        JOIN conversation_issue ci ON ci.union_id = v.union_id AND ci.conversation_id = v.id
        WHERE v.union_id = ${ctx.unionId}::uuid AND v.by_user_id = ${userId}::uuid
          AND v.withdrawn_at IS NULL AND v.held_at > now() - interval '90 days'
        GROUP BY ci.issue_id
      ) used ON used.issue_id = i.id
      WHERE i.union_id = ${ctx.unionId}::uuid AND i.archived_at IS NULL
      ORDER BY used.used_at DESC NULLS LAST, i.position, i.name, i.id`),
  );
  return rows.map(({ id, name }) => ({ id, name: issueNames.read(ctx, name) }));
}

/** Beyond it nobody needs the number, and it would grow with the union. */
export const mostUsesCounted = 1000;

/** How many conversations raised each issue. */
export async function issueUses(ctx: Context): Promise<ReadonlyMap<string, number>> {
  authorize(ctx, issues.edit);
  const rows = await read(ctx, (tx) =>
    tx.$queryRaw<{ id: string; uses: number }[]>(Prisma.sql`
      SELECT i.id::text, (SELECT count(*)::int FROM (SELECT 1 FROM conversation_issue x
        WHERE x.union_id = ${ctx.unionId}::uuid AND x.issue_id = i.id LIMIT ${mostUsesCounted}::int) first) AS uses
      FROM issue i WHERE i.union_id = ${ctx.unionId}::uuid`),
  );
  return new Map(rows.map(({ id, uses }) => [id, uses]));
}
