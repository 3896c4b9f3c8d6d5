import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { type Change, type Entity, entities, keyOf, keyType, type Row, type Rows, tables } from "./tables";
import { rowName } from "./undo";

export const table = (entity: Entity) => Prisma.raw(`"${entity}"`);

/** Every row of these contacts, in every table that refers to one. */
export async function rowsOf(tx: Tx, ctx: Context, contactIds: readonly string[]): Promise<Rows> {
  const found: [Entity, Row[]][] = [];
  for (const entity of entities) found.push([entity, await rowsIn(tx, ctx, { entity, contactIds })]);
  return Object.fromEntries(found) as Record<Entity, Row[]>;
}

type Part = { entity: Entity; contactIds: readonly string[] };

async function rowsIn(tx: Tx, ctx: Context, { entity, contactIds }: Part): Promise<Row[]> {
  const ids = Prisma.sql`ANY (${[...contactIds]}::uuid[])`;
  const mine = tables[entity].of.map((column) => Prisma.sql`t.${Prisma.raw(column)} = ${ids}`);
  const where = through(entity, ids) ?? Prisma.sql`(${Prisma.join(mine, " OR ")})`;
  const rows = await tx.$queryRaw<{ row: Row }[]>(Prisma.sql`
    SELECT to_jsonb(t) AS row FROM ${table(entity)} t WHERE t.union_id = ${ctx.unionId}::uuid AND ${where} ORDER BY 1`);
  return rows.map(({ row }) => row);
}

/** For rows that belong to another row of the contact's. */
function through(entity: Entity, ids: Prisma.Sql): Prisma.Sql | undefined {
  if (entity === "stage_move")
    return Prisma.sql`EXISTS (SELECT 1 FROM enrolment e WHERE e.union_id = t.union_id AND e.id = t.enrolment_id AND e.contact_id = ${ids})`;
  if (entity === "participation_change")
    return Prisma.sql`EXISTS (SELECT 1 FROM participation p WHERE p.union_id = t.union_id AND p.id = t.participation_id AND p.contact_id = ${ids})`;
  return undefined;
}

/** The rows that a merge touched, as they are now, by `rowName`. */
export async function rowsTouched(
  tx: Tx,
  ctx: Context,
  changes: readonly Change[],
): Promise<Map<string, Row>> {
  const found = new Map<string, Row>();
  for (const entity of entities) {
    const keys = changes.filter((change) => change.entity === entity).map(({ key }) => key);
    if (keys.length === 0) continue;
    const on = Prisma.raw(tables[entity].key.map((column) => `t.${column} = k.${column}`).join(" AND "));
    const shape = Prisma.raw(tables[entity].key.map((column) => `${column} ${keyType(column)}`).join(", "));
    const rows = await tx.$queryRaw<{ row: Row }[]>(Prisma.sql`
      SELECT DISTINCT to_jsonb(t) AS row FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS k (${shape})
      JOIN ${table(entity)} t ON t.union_id = ${ctx.unionId}::uuid AND ${on}`);
    for (const { row } of rows) found.set(rowName(entity, keyOf(entity, row)), row);
  }
  return found;
}

/** By table, without generated columns. */
export async function writableColumns(tx: Tx): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.$queryRaw<{ name: string; columns: string[] }[]>(Prisma.sql`
    SELECT table_name::text AS name, array_agg(column_name::text) AS columns FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name = ANY (${entities}::text[]) GROUP BY 1`);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}
