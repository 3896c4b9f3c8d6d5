import "server-only";
import { closePoints } from "@/features/consents/suppressions.mutations";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";

/** What an import recorded of being reached counts no more, unless the contact has said something since. */
export async function takeBackListed(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  const opened = await appendUndoing(tx, ctx, batchId);
  await tx.$executeRaw(Prisma.sql`
    UPDATE suppression SET lifted_at = now() WHERE union_id = ${ctx.unionId}::uuid AND import_batch_id = ${batchId}::uuid AND lifted_at IS NULL`);
  if (opened.length === 0) return;
  await openContacts(tx, ctx, opened);
  const points = await tx.contactPoint.findMany({
    where: { unionId: ctx.unionId, contactId: { in: opened.map(({ contactId }) => contactId) } },
    select: { value: true },
  });
  await closePoints(
    tx,
    ctx,
    points.map(({ value }) => value),
  );
}

type Opened = { contactId: string; names: string[] };

function appendUndoing(tx: Tx, ctx: Context, batchId: string): Promise<Opened[]> {
  return tx.$queryRaw<Opened[]>(Prisma.sql`
    WITH last AS MATERIALIZED (
      SELECT e.* FROM consent_event e WHERE e.union_id = ${ctx.unionId}::uuid AND e.import_batch_id = ${batchId}::uuid AND e.source = 'list'
        AND NOT EXISTS (SELECT 1 FROM consent_event n WHERE n.union_id = e.union_id AND n.contact_id = e.contact_id
          AND n.channel = e.channel AND n.purpose = e.purpose AND (n.created_at, n.id) > (e.created_at, e.id))
    ), record AS MATERIALIZED (
      SELECT record_id, sibling_id(record_id) AS id FROM (SELECT DISTINCT record_id FROM last) d
    ), undone AS (
      INSERT INTO consent_event (union_id, id, contact_id, record_id, channel, purpose, state, source, said_on, recorded_by, import_batch_id, takes_back)
      SELECT l.union_id, sibling_id(r.id), l.contact_id, r.id, l.channel, l.purpose,
        coalesce((SELECT o.state FROM consent_event o WHERE o.union_id = l.union_id AND o.contact_id = l.contact_id AND o.channel = l.channel
          AND o.purpose = l.purpose AND (o.created_at, o.id) < (l.created_at, l.id) ORDER BY o.created_at DESC, o.id DESC LIMIT 1), 'unknown'),
        'undo', ${today(ctx)}::date, ${actingUserId(ctx)}::uuid, l.import_batch_id, l.record_id
      FROM last l JOIN record r ON r.record_id = l.record_id
      RETURNING contact_id, purpose::text || '.' || channel::text AS name, state
    )
    SELECT contact_id::text AS "contactId", array_agg(name) AS names FROM undone WHERE state <> 'withdrawn' GROUP BY 1`);
}

async function openContacts(tx: Tx, ctx: Context, opened: readonly Opened[]): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET closed = ARRAY(SELECT x FROM unnest(c.closed) AS x WHERE x <> ALL (o.names) ORDER BY x),
      do_not_contact = c.do_not_contact AND NOT o.names && ARRAY['union.call', 'union.message', 'union.email', 'union.visit']
    FROM jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) AS o ("contactId" uuid, names text[])
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = o."contactId"`);
}
