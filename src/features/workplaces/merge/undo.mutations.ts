import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { isConstraint } from "@/lib/errors";
import { moveContacts } from "./workplaces.mutations";

const name = (text: string) => Prisma.raw(`"${text}"`);
const ofMerge = (ctx: Context, mergeId: string, entity: string) =>
  Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.place_merge_id = ${mergeId}::uuid AND c.entity = ${entity}`;

type Noted = {
  entity: string;
  kind: "changed" | "removed" | "made";
  columns: string[] | null;
  count: number;
};

/** Takes a merge apart: what has been changed since stays as it is. Returns how many rows that were. */
export async function takeApart(tx: Tx, ctx: Context, mergeId: string): Promise<number> {
  const noted = await notedIn(tx, ctx, mergeId);
  const of = (kind: Noted["kind"], entities?: readonly string[]) =>
    noted.filter((each) => each.kind === kind && (!entities || entities.includes(each.entity)));
  let kept = 0;
  // First what the place that stays was given: its hub id may be the other's again.
  for (const each of of("changed", ["employer"])) kept += await setBack(tx, ctx, { mergeId, ...each });
  for (const entity of places)
    if (of("removed", [entity]).length > 0) await putBack(tx, ctx, { mergeId, entity });
  for (const each of of("changed").filter(({ entity }) => entity !== "employer"))
    kept += each.entity === "campaign_workplace" ? 0 : await setBack(tx, ctx, { mergeId, ...each });
  for (const { entity } of of("removed").filter((each) => !places.includes(each.entity)))
    await putBack(tx, ctx, { mergeId, entity });
  await campaignsBack(tx, ctx, mergeId);
  await moveContacts(tx, ctx, { jobsOf: mergeId });
  for (const { entity } of of("made")) kept += await unmake(tx, ctx, { mergeId, entity });
  return kept;
}

const places = ["employer", "workplace", "department", "shift"];

function notedIn(tx: Tx, ctx: Context, mergeId: string): Promise<Noted[]> {
  return tx.$queryRaw<Noted[]>(Prisma.sql`
    SELECT c.entity, CASE WHEN c.before IS NULL THEN 'made' WHEN c.after IS NULL THEN 'removed' ELSE 'changed' END AS kind,
      (array_agg(ARRAY(SELECT jsonb_object_keys(c.after))) FILTER (WHERE c.before IS NOT NULL AND c.after IS NOT NULL))[1:1] AS columns,
      count(*)::int AS count
    FROM place_merge_change c WHERE c.union_id = ${ctx.unionId}::uuid AND c.place_merge_id = ${mergeId}::uuid
    GROUP BY 1, 2 ORDER BY 1, 2`);
}

type One = { mergeId: string; entity: string };

async function setBack(
  tx: Tx,
  ctx: Context,
  { mergeId, entity, columns, count }: One & Omit<Noted, "kind">,
): Promise<number> {
  const all = (columns ?? []).flat();
  const sets = all.map((column) => Prisma.sql`${name(column)} = r.${name(column)}`);
  const now = all.map((column) => Prisma.sql`${column}::text, t.${name(column)}`);
  const done = await tx.$executeRaw(Prisma.sql`
    UPDATE ${name(entity)} t SET ${Prisma.join(sets)}
    FROM place_merge_change c, jsonb_populate_record(NULL::${name(entity)}, c.before) r
    WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = c.row_id AND ${ofMerge(ctx, mergeId, entity)}
      AND c.before IS NOT NULL AND c.after = jsonb_build_object(${Prisma.join(now)})`);
  return count - done;
}

/** A name that another place has taken since refuses the whole. */
async function putBack(tx: Tx, ctx: Context, { mergeId, entity }: One): Promise<void> {
  if (entity === "campaign_workplace") return;
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${name(entity)}
    SELECT r.* FROM place_merge_change c, jsonb_populate_record(NULL::${name(entity)}, c.before) r
    WHERE ${ofMerge(ctx, mergeId, entity)} AND c.before IS NOT NULL AND c.after IS NULL
    ${places.includes(entity) ? Prisma.empty : Prisma.sql`ON CONFLICT DO NOTHING`}`);
}

async function campaignsBack(tx: Tx, ctx: Context, mergeId: string): Promise<void> {
  const ours = ofMerge(ctx, mergeId, "campaign_workplace");
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO campaign_workplace (union_id, campaign_id, workplace_id)
    SELECT ${ctx.unionId}::uuid, c.row_id, (c.before ->> 'workplace_id')::uuid FROM place_merge_change c
    WHERE ${ours} AND EXISTS (SELECT 1 FROM campaign p WHERE p.union_id = ${ctx.unionId}::uuid AND p.id = c.row_id)
    ON CONFLICT DO NOTHING`);
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM campaign_workplace t USING place_merge_change c
    WHERE t.union_id = ${ctx.unionId}::uuid AND ${ours} AND t.campaign_id = c.row_id
      AND t.workplace_id = (c.after ->> 'workplace_id')::uuid`);
}

/** What the merge made goes again, unless it is in use by now. */
async function unmake(tx: Tx, ctx: Context, { mergeId, entity }: One): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.row_id::text AS id FROM place_merge_change c WHERE ${ofMerge(ctx, mergeId, entity)} AND c.before IS NULL`);
  let kept = 0;
  for (const { id } of rows) {
    await tx.$executeRaw`SAVEPOINT unmake`;
    try {
      await tx.$executeRaw(Prisma.sql`
        DELETE FROM ${name(entity)} t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = ${id}::uuid`);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT unmake`;
      kept += 1;
    }
    await tx.$executeRaw`RELEASE SAVEPOINT unmake`;
  }
  return kept;
}
