import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { ofBatch } from "../batch.queries";
import { imports } from "../policy";
import { edits } from "../review/field-changes.queries";
import { type Part, partsOf } from "../review/partitions";
import { eachPart, inPart } from "../review/partitions.queries";
import { type LeftPart, type Staying, stayingOf } from "./staying";

const peopleShown = 200;
const whole: Part = { at: 0, of: 1 };

/** A conversation, a follow-up, a part in an activity, or a move by a person. */
const talkedTo = Prisma.sql`(
  EXISTS (SELECT 1 FROM conversation v WHERE v.union_id = c.union_id AND v.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM follow_up f WHERE f.union_id = c.union_id AND f.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM enrolment e JOIN stage_move s ON s.union_id = e.union_id AND s.enrolment_id = e.id
    WHERE e.union_id = c.union_id AND e.contact_id = c.id AND s.from_stage_id IS NOT NULL)
  OR EXISTS (SELECT 1 FROM leader l WHERE l.union_id = c.union_id AND l.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM following f WHERE f.union_id = c.union_id AND c.id IN (f.contact_id, f.leader_contact_id))
  OR EXISTS (SELECT 1 FROM participation p WHERE p.union_id = c.union_id AND p.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM assessment a WHERE a.union_id = c.union_id AND a.contact_id = c.id AND a.import_batch_id IS DISTINCT FROM c.import_batch_id))`;

/** A row of theirs that this import didn't make, or an edit that was recorded. */
const editedSince = Prisma.sql`(
  EXISTS (SELECT 1 FROM job j WHERE j.union_id = c.union_id AND j.contact_id = c.id AND j.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id AND m.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id AND p.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM contact_issue s WHERE s.union_id = c.union_id AND s.contact_id = c.id AND s.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM consent_event e WHERE e.union_id = c.union_id AND e.contact_id = c.id AND e.import_batch_id IS DISTINCT FROM c.import_batch_id)
  OR EXISTS (SELECT 1 FROM membership_application a WHERE a.union_id = c.union_id AND a.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM membership_card k WHERE k.union_id = c.union_id AND k.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM membership_statement s WHERE s.union_id = c.union_id AND s.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM union_claim u WHERE u.union_id = c.union_id AND u.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM deduction_authority d WHERE d.union_id = c.union_id AND d.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM unit_office o WHERE o.union_id = c.union_id AND o.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM contact_edit e WHERE e.union_id = c.union_id AND e.contact_id = c.id)
  OR EXISTS (SELECT 1 FROM audit_entry l WHERE l.union_id = c.union_id AND l.entity = 'contact' AND l.entity_id = c.id
    AND l.action = ANY (${[...edits]}::text[])))`;

export const workedWith = Prisma.sql`(${talkedTo} OR ${editedSince})`;

/** Whoever was made one with somebody since. Her history is no longer this import's alone: the merge is undone first. */
export const mergedSince = Prisma.sql`EXISTS (
  SELECT 1 FROM contact_merge g WHERE g.union_id = c.union_id AND g.survivor_id = c.id AND g.undone_at IS NULL)`;

/** Everybody of a part of an import whom no undo has taken back, as (id, name, why): as who they are now, null where nothing keeps them. */
export function leftOfImport(ctx: Context, batchId: string, part: Part = whole): Prisma.Sql {
  return Prisma.sql`
    SELECT c.id, c.name, CASE WHEN ${mergedSince} THEN 'merged' WHEN ${talkedTo} THEN 'worked' WHEN ${editedSince} THEN 'edited' END AS why
    FROM import_change x LEFT JOIN contact_redirect k ON k.union_id = x.union_id AND k.gone_id = x.entity_id
    JOIN contact c ON c.union_id = x.union_id AND c.id = coalesce(k.survivor_id, x.entity_id)
    WHERE ${ofBatch("x", ctx, batchId)} AND x.entity = 'contact' AND x.undone_at IS NULL
      AND ${inPart(Prisma.sql`coalesce(k.survivor_id, x.entity_id)`, part)}`;
}

/** How many of an import's people an undo takes, and who stays, and why. Of many people in several transactions. */
export async function countGoing(
  ctx: Context,
  batchId: string,
  atOnce?: number,
): Promise<{ goes: number; staying: Staying }> {
  authorize(ctx, imports.read);
  const left = await read(ctx, (tx) => countLeft(tx, ctx, batchId));
  const parts = await eachPart(partsOf(left, atOnce), (part) =>
    read(ctx, (tx) => countPart(tx, ctx, { batchId, part })),
  );
  const staying = stayingOf(parts);
  const people = await read(ctx, (tx) => firstOf(tx, ctx, staying.people));
  return { goes: parts.reduce((sum, { goes }) => sum + goes, 0), staying: { ...staying, people } };
}

async function countLeft(tx: Tx, ctx: Context, batchId: string): Promise<number> {
  const where = { unionId: ctx.unionId, batchId, entity: "contact", undoneAt: null };
  return tx.importChange.count({ where });
}

async function countPart(
  tx: Tx,
  ctx: Context,
  { batchId, part }: { batchId: string; part: Part },
): Promise<LeftPart> {
  const [found] = await tx.$queryRaw<LeftPart[]>(Prisma.sql`
    WITH here AS MATERIALIZED (${leftOfImport(ctx, batchId, part)}), staying AS (SELECT DISTINCT id, name, why FROM here WHERE why IS NOT NULL)
    SELECT (SELECT count(*)::int FROM here WHERE why IS NULL) AS goes,
      (SELECT coalesce(json_object_agg(why, n), '{}') FROM (SELECT why, count(*)::int AS n FROM staying GROUP BY why) w) AS reasons,
      (SELECT coalesce(json_agg(json_build_object('id', id, 'name', name, 'why', why)), '[]')
        FROM (SELECT * FROM staying ORDER BY lower(name), name, id LIMIT ${peopleShown}::int) s) AS people`);
  return found ?? { goes: 0, reasons: {}, people: [] };
}

/** The first of them by their names, in the order that the database has names in. */
async function firstOf(tx: Tx, ctx: Context, people: Staying["people"]): Promise<Staying["people"]> {
  const why = new Map(people.map((each) => [each.id, each]));
  const inOrder = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT c.id::text FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${[...why.keys()]}::uuid[])
    ORDER BY lower(c.name), c.name, c.id LIMIT ${peopleShown}::int`);
  return inOrder.flatMap(({ id }) => why.get(id) ?? []);
}

export async function listStaying(ctx: Context, batchId: string): Promise<Staying> {
  authorize(ctx, imports.read);
  return (await countGoing(ctx, batchId)).staying;
}
