import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { siteName, termsOf } from "../../impacts/changes/queries";
import { addNationalIds, writeFields } from "./details/mutations";
import { moveJobs, openJobs, openMemberships } from "./jobs/mutations";
import { type KnownRows, pairs, people, recordChanges } from "./records/mutations";

/**
 * People who are there already: each field by the batch's rule for it, and what was before is kept for the undo. Settles the rows
 * as changed or unchanged. Gives back the contacts whose rows changed, for their present day.
 */
export async function fillKnown(tx: Tx, ctx: Context, known: KnownRows): Promise<string[]> {
  if (known.rows.length === 0) return [];
  const { overwrites, place } = await termsOf(tx, ctx, known.batchId);
  const may = (field: keyof typeof overwrites) => overwrites[field] !== "ours";
  await lockPeople(tx, ctx, known);
  await recordChanges(tx, ctx, known);
  for (const holder of ["contact", "job", "membership"] as const)
    await writeFields(tx, ctx, { ...known, holder });
  await moveJobs(tx, ctx, known);
  if (may("job.workplace")) await openJobs(tx, ctx, { ...known, site: siteName(ctx, place) });
  if (may("membership.isMember")) await openMemberships(tx, ctx, { ...known, by: actingUserId(ctx) });
  if (may("contact.nationalId")) await addNationalIds(tx, ctx, known);
  await addPoints(tx, ctx, { ...known, phones: may("contact.phones"), emails: may("contact.email") });
  await addAssessments(tx, ctx, { ...known, rule: overwrites["assessment.level"] });
  return settle(tx, ctx, known);
}

/** In one order for everybody, so that two imports of the same people wait for each other instead of both giving up. */
async function lockPeople(tx: Tx, ctx: Context, known: KnownRows): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ANY (${known.ids}::uuid[]) ORDER BY c.id FOR UPDATE`);
}

async function addPoints(
  tx: Tx,
  ctx: Context,
  { phones, emails, ...known }: KnownRows & { phones: boolean; emails: boolean },
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    WITH added AS (
      INSERT INTO contact_point (union_id, id, contact_id, kind, value, position, consent, import_batch_id)
      SELECT i.union_id, gen_random_uuid(), r.contact_id, v.kind, v.value, v.position - 1, v.consent, i.batch_id
      FROM ${people(ctx, known)} CROSS JOIN LATERAL (
        SELECT 'phone'::contact_point_kind AS kind, p.value, p.position, i.phone_consent AS consent
        FROM unnest(i.phones) WITH ORDINALITY p (value, position) WHERE ${phones}::boolean
        UNION ALL SELECT 'email', e.value, e.position, i.email_consent
        FROM unnest(i.emails) WITH ORDINALITY e (value, position) WHERE ${emails}::boolean) v
      ON CONFLICT DO NOTHING RETURNING *
    ) ${added(known, "contact_point")}`);
}

async function addAssessments(
  tx: Tx,
  ctx: Context,
  { rule, ...known }: KnownRows & { rule: string },
): Promise<void> {
  if (rule === "ours") return;
  const differs =
    rule === "file"
      ? Prisma.sql`c.assessment IS DISTINCT FROM i.assessment`
      : Prisma.sql`c.assessment IS NULL`;
  await tx.$executeRaw(Prisma.sql`
    WITH added AS (
      INSERT INTO assessment (union_id, id, contact_id, level, assessed_at, import_batch_id)
      SELECT i.union_id, gen_random_uuid(), c.id, i.assessment, now(), i.batch_id
      FROM ${people(ctx, known)} JOIN contact c ON c.union_id = i.union_id AND c.id = r.contact_id
      WHERE i.assessment IS NOT NULL AND ${differs} RETURNING *
    ) ${added(known, "assessment")}`);
}

/** Rows of their own need no old value: the undo finds them by their batch. What remains is whose row it was. */
function added(known: KnownRows, table: "contact_point" | "assessment"): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id)
    SELECT a.union_id, a.import_batch_id, gen_random_uuid(), r.row_number, ${`${table}_added`}, a.id
    FROM added a JOIN ${pairs(known)} ON r.contact_id = a.contact_id`;
}

async function settle(tx: Tx, ctx: Context, known: KnownRows): Promise<string[]> {
  const of = (alias: string) =>
    Prisma.sql`${Prisma.raw(alias)}.union_id = ${ctx.unionId}::uuid AND ${Prisma.raw(alias)}.batch_id = ${known.batchId}::uuid`;
  await tx.$executeRaw(Prisma.sql`
    UPDATE import_row t SET contact_id = r.contact_id FROM ${pairs(known)}
    WHERE ${of("t")} AND t.state = 'joined' AND t.same_as = r.row_number`);
  const settled = await tx.$queryRaw<{ id: string; changed: boolean }[]>(Prisma.sql`
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT x.row_number FROM import_change x
      WHERE ${of("x")} AND x.row_number = ANY (${known.rows}::int[]) AND x.entity <> 'edited_since')
    UPDATE import_row t SET state = CASE WHEN r.changed THEN 'changed' ELSE 'unchanged' END::import_row_state
    FROM (SELECT r.row_number, r.contact_id, r.row_number IN (SELECT row_number FROM touched) AS changed FROM ${pairs(known)}) r
    WHERE ${of("t")} AND t.row_number = r.row_number
    RETURNING r.contact_id::text AS id, r.changed`);
  return settled.filter(({ changed }) => changed).map(({ id }) => id);
}
