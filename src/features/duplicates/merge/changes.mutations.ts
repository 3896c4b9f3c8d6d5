import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { isConstraint } from "@/lib/errors";
import { type Change, type Entity, equal, keyType, type Row } from "./tables";
import { table, writableColumns } from "./tables.queries";
import type { Kept } from "./undo";

/** Steps that do the same to rows of one table are one statement. */
type Batch = { entity: Entity; changes: Change[] };

/** In order; the first that the database refuses ends the transaction. */
export async function applyChanges(tx: Tx, ctx: Context, changes: readonly Change[]): Promise<void> {
  const columns = await writableColumns(tx);
  for (const batch of batched(changes)) await apply(tx, ctx, batch, columns);
}

/** The same, but a step that the database refuses because of newer rows is left out. Returns those. */
export async function applyWhereFree(tx: Tx, ctx: Context, changes: readonly Change[]): Promise<Kept[]> {
  const columns = await writableColumns(tx);
  const kept: Kept[] = [];
  for (const batch of batched(changes)) {
    await tx.$executeRaw`SAVEPOINT step`;
    try {
      await apply(tx, ctx, batch, columns);
    } catch (error) {
      if (!isConstraint(error)) throw error;
      await tx.$executeRaw`ROLLBACK TO SAVEPOINT step`;
      kept.push(...batch.changes.map(({ entity }) => ({ entity })));
    }
    await tx.$executeRaw`RELEASE SAVEPOINT step`;
  }
  return kept;
}

function batched(changes: readonly Change[]): Batch[] {
  const batches: Batch[] = [];
  for (const change of changes) {
    const last = batches.at(-1);
    const first = last?.changes[0];
    if (last && first && isLike(first, change)) last.changes.push(change);
    else batches.push({ entity: change.entity, changes: [change] });
  }
  return batches;
}

/** Only rows that move as they are; those with constraints among each other are moved one by one. */
const handedOver: ReadonlySet<Entity> = new Set([
  "contact_edit",
  "conversation",
  "assessment",
  "consent_event",
  "follow_up",
  "paper_list_row",
]);

const isLike = (one: Change, other: Change) =>
  one.entity === other.entity &&
  handedOver.has(one.entity) &&
  one.before !== null &&
  other.before !== null &&
  one.after !== null &&
  equal(one.after, other.after);

type Columns = ReadonlyMap<string, readonly string[]>;

async function apply(tx: Tx, ctx: Context, { entity, changes }: Batch, columns: Columns): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const writable = columns.get(entity) ?? [];
  if (first.before === null) await insert(tx, { entity, row: first.after ?? {}, writable });
  else if (first.after === null)
    await tx.$executeRaw(Prisma.sql`DELETE FROM ${table(entity)} t WHERE ${areRows(ctx, changes)}`);
  else if (entity === "stage_move") await handMove(tx, ctx, first);
  else await tx.$executeRaw(setting(ctx, { entity, changes }, { patch: first.after, writable }));
}

/** Moves are never changed; a function of the database says to which enrolment of the campaign one belongs. */
async function handMove(tx: Tx, ctx: Context, { key, after }: Change): Promise<void> {
  await tx.$executeRaw`SELECT hand_move(${ctx.unionId}::uuid, ${key.id}::uuid, ${String(after?.enrolment_id)}::uuid)`;
}

const list = (columns: readonly string[]) => Prisma.raw(columns.map((column) => `"${column}"`).join(", "));

type Insertion = { entity: Entity; row: Row; writable: readonly string[] };

async function insert(tx: Tx, { entity, row, writable }: Insertion): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO ${table(entity)} (${list(writable)})
    SELECT ${list(writable)} FROM jsonb_populate_record(NULL::${table(entity)}, ${JSON.stringify(row)}::jsonb)`);
}

const versioned: ReadonlySet<Entity> = new Set(["contact", "enrolment"]);

type Setting = { patch: Row; writable: readonly string[] };

/** Forms that have the row open are told that it changed. */
function setting(ctx: Context, { entity, changes }: Batch, { patch, writable }: Setting): Prisma.Sql {
  const columns = Object.keys(patch).filter((column) => writable.includes(column));
  const values = columns.map((column) => `"${column}" = r."${column}"`);
  const version = versioned.has(entity) ? ["version = t.version + 1"] : [];
  return Prisma.sql`
    UPDATE ${table(entity)} t SET ${Prisma.raw([...values, ...version].join(", "))}
    FROM jsonb_populate_record(NULL::${table(entity)}, ${JSON.stringify(patch)}::jsonb) r
    WHERE ${areRows(ctx, changes)}`;
}

function areRows({ unionId }: Context, changes: readonly Change[]): Prisma.Sql {
  const rows = changes.map(({ key }) => {
    const parts = Object.entries(key).map(
      ([column, value]) =>
        Prisma.sql`t.${Prisma.raw(`"${column}"`)} = ${value}::${Prisma.raw(keyType(column))}`,
    );
    return Prisma.join(parts, " AND ");
  });
  return Prisma.sql`t.union_id = ${unionId}::uuid AND (${Prisma.join(rows, " OR ")})`;
}
