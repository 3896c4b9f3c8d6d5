import "server-only";
import { closePoints, type Suppression, suppress } from "@/features/consents/suppressions.mutations";
import { hasSuppressions } from "@/features/consents/suppressions.queries";
import { everyWay } from "@/features/consents/vocabulary.schema";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";

/**
 * What the rows of `arriving` say of being reached becomes part of what each contact said. An address that asked to be left alone
 * stays closed, whatever the file says.
 */
export async function recordListedConsents(tx: Tx, ctx: Context, { batchId }: Lease): Promise<void> {
  await keepSuppressed(tx, ctx);
  await appendAgreements(tx, ctx, batchId);
  const refusing = await appendRefusals(tx, ctx, batchId);
  if (refusing.length === 0) return;
  await closeContacts(tx, ctx, { batchId, refusing });
  const closed = await pointsOf(tx, ctx, { batchId, refusing });
  await suppress(tx, ctx, closed, { batchId });
  await closePoints(
    tx,
    ctx,
    closed.map(({ value }) => value),
  );
}

async function keepSuppressed(tx: Tx, ctx: Context): Promise<void> {
  if (!(await hasSuppressions(tx, ctx))) return;
  const values = await tx.$queryRaw<{ value: string }[]>(
    Prisma.sql`SELECT DISTINCT unnest(phones || emails) AS value FROM arriving`,
  );
  await closePoints(
    tx,
    ctx,
    values.map(({ value }) => value),
  );
}

const eventColumns = Prisma.raw(
  "union_id, id, contact_id, record_id, channel, purpose, state, source, said_on, recorded_by, import_batch_id",
);

/** A row's record is called like the id that was staged for it. */
const eventOf = (ctx: Context, batchId: string, state: "given" | "withdrawn") => Prisma.sql`
  a.union_id, sibling_id(a.contact_id), a.id, a.contact_id, w.channel, p.purpose, ${state}::consent, 'list'::consent_source,
  ${today(ctx)}::date, ${actingUserId(ctx)}::uuid, ${batchId}::uuid`;

const everyPurpose = Prisma.raw("CROSS JOIN unnest(enum_range(NULL::consent_purpose)) AS p (purpose)");

async function appendRefusals(tx: Tx, ctx: Context, batchId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO consent_event (${eventColumns})
    SELECT ${eventOf(ctx, batchId, "withdrawn")}
    FROM arriving a JOIN contact c ON c.union_id = a.union_id AND c.id = a.id
    CROSS JOIN LATERAL (VALUES
      ('call'::reach_channel, a.do_not_contact OR a.phone_consent = 'withdrawn'), ('message', a.do_not_contact OR a.phone_consent = 'withdrawn'),
      ('email', a.do_not_contact OR a.email_consent = 'withdrawn'), ('visit', a.do_not_contact)) w (channel, refused)
    ${everyPurpose}
    WHERE (a.do_not_contact OR a.phone_consent = 'withdrawn' OR a.email_consent = 'withdrawn') AND w.refused
      AND p.purpose::text || '.' || w.channel::text <> ALL (c.closed)
    RETURNING contact_id::text AS id`);
  return [...new Set(rows.map(({ id }) => id))];
}

/** A list's yes fills a gap: it is no answer where the row refuses everything, the contact gave one, or the address is closed. */
async function appendAgreements(tx: Tx, ctx: Context, batchId: string): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO consent_event (${eventColumns})
    SELECT ${eventOf(ctx, batchId, "given")}
    FROM arriving a CROSS JOIN (VALUES ('email'::reach_channel)) w (channel) ${everyPurpose}
    WHERE a.email_consent = 'given' AND NOT a.do_not_contact
      AND NOT EXISTS (SELECT 1 FROM consent_event e WHERE e.union_id = a.union_id AND e.contact_id = a.id AND e.channel = w.channel)
      AND NOT EXISTS (SELECT 1 FROM contact_point q WHERE q.union_id = a.union_id AND q.contact_id = a.id AND q.kind = 'email' AND q.closed <> '{}')`);
}

type Refusing = { batchId: string; refusing: readonly string[] };

const ofBatch = ({ unionId }: Context, { batchId, refusing }: Refusing) => Prisma.sql`
  e.union_id = ${unionId}::uuid AND e.import_batch_id = ${batchId}::uuid AND e.contact_id = ANY (${[...refusing]}::uuid[])
  AND e.state = 'withdrawn' AND e.source = 'list'`;

async function closeContacts(tx: Tx, ctx: Context, refused: Refusing): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET closed = ARRAY(SELECT DISTINCT x FROM unnest(c.closed || s.names) AS x ORDER BY x),
      do_not_contact = (c.closed || s.names) @> ${[...everyWay]}::text[]
    FROM (
      SELECT e.contact_id, array_agg(e.purpose::text || '.' || e.channel::text) AS names FROM consent_event e
      WHERE ${ofBatch(ctx, refused)} GROUP BY 1
    ) s
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = s.contact_id`);
}

function pointsOf(tx: Tx, ctx: Context, refused: Refusing): Promise<Suppression[]> {
  return tx.$queryRaw<Suppression[]>(Prisma.sql`
    SELECT q.value, e.channel::text, e.purpose::text FROM consent_event e
    JOIN contact_point q ON q.union_id = e.union_id AND q.contact_id = e.contact_id
      AND q.kind = CASE WHEN e.channel IN ('call', 'message') THEN 'phone' WHEN e.channel = 'email' THEN 'email' END::contact_point_kind
    WHERE ${ofBatch(ctx, refused)}`);
}
