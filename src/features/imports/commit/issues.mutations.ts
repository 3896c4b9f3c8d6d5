import "server-only";
import { hasIssue } from "@/features/contacts/issues.queries";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

type Named = { batchId: string; who: Prisma.Sql };

/** The issues that the rows of `who` name, for whoever hasn't them yet; nobody loses one by an import. */
const inserted = (ctx: Context, { batchId, who }: Named) => Prisma.sql`
  INSERT INTO contact_issue (union_id, contact_id, issue_id, recorded_on, import_batch_id)
  SELECT DISTINCT a.union_id, a.id, i.id, ${today(ctx)}::date, ${batchId}::uuid
  FROM arriving a CROSS JOIN LATERAL unnest(a.issues) n (name)
  JOIN issue i ON i.union_id = a.union_id AND lower(i.name) = lower(n.name)
  WHERE ${who} AND NOT ${hasIssue(ctx, { contact: Prisma.sql`a.id`, issue: Prisma.sql`i.id` })}
  ON CONFLICT DO NOTHING`;

/** Of people who came with this import, they go with them when it is undone. */
export async function insertIssues(tx: Tx, ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  const named = { batchId, who: Prisma.sql`a.is_new` };
  if (!(await namesAny(tx, named))) return;
  await makeIssues(tx, ctx, named);
  await tx.$executeRaw(inserted(ctx, named));
}

/** Of people who were here, each is remembered for the undo. */
export async function addIssues(tx: Tx, ctx: Context, { batchId }: { batchId: string }): Promise<void> {
  const named = { batchId, who: Prisma.sql`NOT a.is_new` };
  if (!(await namesAny(tx, named))) return;
  await makeIssues(tx, ctx, named);
  await tx.$executeRaw(Prisma.sql`
    WITH made AS (${inserted(ctx, named)} RETURNING *), kept AS (
      INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id, after)
      SELECT m.union_id, m.import_batch_id, sibling_id(m.contact_id), a.row_number, 'contact_issue_added', m.contact_id,
        jsonb_build_object('issue_id', m.issue_id)
      FROM made m JOIN arriving a ON a.id = m.contact_id
    )
    UPDATE arriving SET touched = true WHERE id IN (SELECT contact_id FROM made)`);
}

/** Most lists name none. */
async function namesAny(tx: Tx, { who }: Named): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ any: boolean }[]>(
    Prisma.sql`SELECT EXISTS (SELECT 1 FROM arriving a WHERE ${who} AND a.issues <> '{}') AS any`,
  );
  return row?.any ?? false;
}

/** Those that the union hasn't yet, in the file's order behind its own. */
async function makeIssues(tx: Tx, ctx: Context, { batchId, who }: Named): Promise<void> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  await tx.$executeRaw(Prisma.sql`
    WITH wanted AS (
      SELECT DISTINCT ON (lower(n.name)) n.name, n.at, a.row_number, a.contact_id
      FROM arriving a CROSS JOIN LATERAL unnest(a.issues) WITH ORDINALITY n (name, at)
      WHERE ${who} AND NOT EXISTS (SELECT 1 FROM issue i WHERE i.union_id = ${union} AND lower(i.name) = lower(n.name))
      ORDER BY lower(n.name), a.row_number, n.at
    ), made AS (
      INSERT INTO issue (union_id, id, name, position)
      SELECT ${union}, sibling_id(w.contact_id), w.name,
        coalesce((SELECT max(position) + 1 FROM issue WHERE union_id = ${union}), 0) + row_number() OVER (ORDER BY w.row_number, w.at) - 1
      FROM wanted w ORDER BY lower(w.name)
      ON CONFLICT DO NOTHING RETURNING id
    )
    INSERT INTO import_change (union_id, batch_id, id, entity, entity_id)
    SELECT ${union}, ${batchId}::uuid, sibling_id(m.id), 'issue', m.id FROM made m`);
}
