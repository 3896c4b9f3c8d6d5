import "server-only";
import { Prisma } from "@/lib/db";

type CommitChunk = { batchId: string; who: Prisma.Sql };

type Points = CommitChunk & { phones?: boolean; emails?: boolean; optedOut?: Prisma.Sql };

/**
 * Of `arriving a`, what the rows say of the people that `who` names, as inserts. New and known people get it alike, but for whom
 * a kind of point is closed to us already, `optedOut`.
 */
export function insertPoints({
  batchId,
  who,
  phones = true,
  emails = true,
  optedOut = Prisma.sql`false`,
}: Points) {
  return Prisma.sql`
    INSERT INTO contact_point (union_id, id, contact_id, kind, value, position, consent, import_batch_id)
    SELECT a.union_id, sibling_id(a.contact_id), a.id, v.kind, v.value, v.position - 1,
      CASE WHEN v.consent = 'unknown' AND ${optedOut} THEN 'withdrawn' ELSE v.consent END, ${batchId}::uuid
    FROM arriving a CROSS JOIN LATERAL (
      SELECT 'phone'::contact_point_kind AS kind, value, position, a.phone_consent AS consent
      FROM unnest(a.phones) WITH ORDINALITY AS p (value, position) WHERE ${phones}::boolean
      UNION ALL
      SELECT 'email', value, position, a.email_consent FROM unnest(a.emails) WITH ORDINALITY AS e (value, position) WHERE ${emails}::boolean
    ) v
    WHERE ${who} ON CONFLICT DO NOTHING`;
}

export const jobColumns = Prisma.raw(
  "union_id, id, contact_id, workplace_id, department_id, shift_id, line, title, employee_number, contract_type, contract_ends_on, started_on, recorded_on, import_batch_id",
);

/** A job for whoever's row says where. */
export function insertJobs({ batchId, who, day }: CommitChunk & { day: string }) {
  return Prisma.sql`
    INSERT INTO job (${jobColumns})
    SELECT a.union_id, sibling_id(a.contact_id), a.id, a.workplace_id, a.department_id, a.shift_id, a.line, a.title, a.employee_number,
      a.contract_type, a.contract_ends_on, a.started_on, ${day}::date, ${batchId}::uuid
    FROM arriving a WHERE ${who} AND a.workplace_id IS NOT NULL`;
}

/** A membership for whoever the file calls a member. A silent cell makes none. */
export function insertMemberships({
  batchId,
  who,
  day,
  by,
}: CommitChunk & { day: string; by: string | null }) {
  return Prisma.sql`
    INSERT INTO membership (union_id, id, contact_id, card_number, joined_on, recorded_on, import_batch_id, created_by)
    SELECT a.union_id, sibling_id(a.contact_id), a.id, a.card_number, a.joined_on, ${day}::date, ${batchId}::uuid, ${by}::uuid
    FROM arriving a WHERE ${who} AND a.is_member`;
}
