import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../../leases/mutations";

/** New contacts of `arriving` with telephones, job, membership and assessment, a statement each. Gives back how many. */
export async function createPeople(tx: Tx, ctx: Context, lease: Lease): Promise<number> {
  const created = await insertContacts(tx, ctx, lease);
  if (created === 0) return 0;
  const part = { lease, is: "new" } as const;
  await addPoints(tx, ctx, part);
  await addJobs(tx, ctx, part);
  await addMemberships(tx, ctx, part);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO assessment (union_id, id, contact_id, level, assessed_at, import_batch_id)
    SELECT union_id, sibling_id(id), id, assessment, now(), batch_id FROM arriving WHERE is_new AND assessment IS NOT NULL`);
  await tx.$executeRaw(Prisma.sql`
    INSERT INTO import_change (union_id, batch_id, id, row_number, entity, entity_id)
    SELECT union_id, batch_id, sibling_id(id), row_number, 'contact', id FROM arriving WHERE is_new`);
  return created;
}

/** Their present day is written with them: who comes in new has no other rows than the ones that come with it. */
function insertContacts(tx: Tx, ctx: Context, lease: Lease): Promise<number> {
  return tx.$executeRaw(Prisma.sql`
    INSERT INTO contact (union_id, id, name, nickname, search_text, sex, birth_date, birth_place, national_id_cipher, national_id_key,
      external_id, address, language, background, do_not_contact, deceased_on, workplace_id, department_id, shift_id, is_member,
      assessment, assessed_at, import_batch_id, created_by)
    SELECT union_id, id, name, nickname, search_text, sex, birth_date, birth_place, national_id_cipher, national_id_key,
      external_id, address, language, background, do_not_contact, CASE WHEN deceased THEN ${today(ctx)}::date END,
      workplace_id, department_id, shift_id, is_member IS TRUE,
      assessment, CASE WHEN assessment IS NOT NULL THEN now() END, ${lease.batchId}::uuid, ${actingUserId(ctx)}::uuid
    FROM arriving WHERE is_new`);
}

type Part = { lease: Lease; is: "new" | "known" };

const whoOf = (is: Part["is"]) => (is === "new" ? Prisma.sql`a.is_new` : Prisma.sql`NOT a.is_new`);

/** Telephones and e-mail addresses that the contact doesn't have yet. */
export async function addPoints(tx: Tx, _ctx: Context, { lease, is }: Part): Promise<void> {
  await touching(
    tx,
    Prisma.sql`
      INSERT INTO contact_point (union_id, id, contact_id, kind, value, position, consent, import_batch_id)
      SELECT a.union_id, sibling_id(a.contact_id), a.id, v.kind, v.value, v.position - 1, v.consent, ${lease.batchId}::uuid
      FROM arriving a CROSS JOIN LATERAL (
        SELECT 'phone'::contact_point_kind AS kind, value, position, a.phone_consent AS consent FROM unnest(a.phones) WITH ORDINALITY AS p (value, position)
        UNION ALL
        SELECT 'email', value, position, a.email_consent FROM unnest(a.emails) WITH ORDINALITY AS e (value, position)
      ) v
      WHERE ${whoOf(is)}
      ON CONFLICT DO NOTHING`,
    is,
  );
}

/** A job for whoever has no current one. */
export async function addJobs(tx: Tx, ctx: Context, { lease, is }: Part): Promise<void> {
  const without = Prisma.sql`NOT EXISTS (SELECT 1 FROM job j WHERE j.union_id = a.union_id AND j.contact_id = a.id AND j.is_current)`;
  await touching(
    tx,
    Prisma.sql`
      INSERT INTO job (union_id, id, contact_id, workplace_id, department_id, shift_id, line, title, employee_number, contract_type,
        contract_ends_on, started_on, recorded_on, import_batch_id)
      SELECT a.union_id, sibling_id(a.contact_id), a.id, a.workplace_id, a.department_id, a.shift_id, a.line, a.title, a.employee_number,
        a.contract_type, a.contract_ends_on, a.started_on, ${today(ctx)}::date, ${lease.batchId}::uuid
      FROM arriving a WHERE ${whoOf(is)} AND a.workplace_id IS NOT NULL ${is === "new" ? Prisma.empty : Prisma.sql`AND ${without}`}`,
    is,
  );
}

/** A membership for whoever the file calls a member and who has none that is open. A silent cell makes none. */
export async function addMemberships(tx: Tx, ctx: Context, { lease, is }: Part): Promise<void> {
  const day = Prisma.sql`${today(ctx)}::date`;
  const without = Prisma.sql`NOT EXISTS (
    SELECT 1 FROM membership m WHERE m.union_id = a.union_id AND m.contact_id = a.id
      AND (m.left_on IS NULL OR m.left_on > coalesce(a.joined_on, ${day})))`;
  await touching(
    tx,
    Prisma.sql`
      INSERT INTO membership (union_id, id, contact_id, card_number, joined_on, recorded_on, import_batch_id, created_by)
      SELECT a.union_id, sibling_id(a.contact_id), a.id, a.card_number, a.joined_on, ${day}, ${lease.batchId}::uuid, ${actingUserId(ctx)}::uuid
      FROM arriving a WHERE ${whoOf(is)} AND a.is_member ${is === "new" ? Prisma.empty : Prisma.sql`AND ${without}`}`,
    is,
  );
}

/** Runs an insert; people who were there and got something by it are `touched`. */
async function touching(tx: Tx, insert: Prisma.Sql, is: Part["is"]): Promise<void> {
  if (is === "new") await tx.$executeRaw(insert);
  else
    await tx.$executeRaw(Prisma.sql`
      WITH added AS (${insert} RETURNING contact_id)
      UPDATE arriving t SET touched = true WHERE t.id IN (SELECT contact_id FROM added) AND NOT t.is_new`);
}
