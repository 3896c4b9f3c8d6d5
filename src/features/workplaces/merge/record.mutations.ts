import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";

export type Merging = { mergeId: string; staysId: string; wentId: string };

const name = (text: string) => Prisma.raw(`"${text}"`);

/** The named columns of a row as JSON; all of it without names. */
function rowOf(columns?: readonly string[]): Prisma.Sql {
  if (!columns) return Prisma.sql`to_jsonb(t)`;
  const pairs = columns.map((column) => Prisma.sql`${column}::text, t.${name(column)}`);
  return Prisma.sql`jsonb_build_object(${Prisma.join(pairs)})`;
}

type Rows = { table: string; where: Prisma.Sql; columns?: readonly string[]; key?: string };

/** What these rows say before the merge touches them. */
export async function noteBefore(
  tx: Tx,
  ctx: Context,
  { mergeId }: Pick<Merging, "mergeId">,
  { table, where, columns, key = "id" }: Rows,
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO place_merge_change (union_id, place_merge_id, entity, row_id, before)
    SELECT ${ctx.unionId}::uuid, ${mergeId}::uuid, ${table}, t.${name(key)}, ${rowOf(columns)}
    FROM ${name(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}`);
}

/** And after it; rows that say the same as before are forgotten again. */
export async function noteAfter(
  tx: Tx,
  ctx: Context,
  { mergeId }: Pick<Merging, "mergeId">,
  { table, columns }: Omit<Rows, "where">,
): Promise<void> {
  const ours = Prisma.sql`c.union_id = ${ctx.unionId}::uuid AND c.place_merge_id = ${mergeId}::uuid AND c.entity = ${table}`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE place_merge_change c SET after = ${rowOf(columns)}
    FROM ${name(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = c.row_id AND ${ours}`);
  await tx.$executeRaw(Prisma.sql`DELETE FROM place_merge_change c WHERE ${ours} AND c.before = c.after`);
}

/** Rows that the merge makes. */
export async function noteMade(
  tx: Tx,
  ctx: Context,
  { mergeId }: Pick<Merging, "mergeId">,
  { table, ids }: { table: string; ids: readonly string[] },
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO place_merge_change (union_id, place_merge_id, entity, row_id, after)
    SELECT ${ctx.unionId}::uuid, ${mergeId}::uuid, ${table}, t.id, to_jsonb(t)
    FROM ${name(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = ANY (${ids}::uuid[])`);
}

/** Removes rows that were noted before. */
export async function removeNoted(
  tx: Tx,
  ctx: Context,
  { mergeId }: Pick<Merging, "mergeId">,
  { table, where }: Pick<Rows, "table" | "where">,
): Promise<void> {
  await noteBefore(tx, ctx, { mergeId }, { table, where });
  await tx.$executeRaw(
    Prisma.sql`DELETE FROM ${name(table)} t WHERE t.union_id = ${ctx.unionId}::uuid AND ${where}`,
  );
}
