import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";
import { insertJobs, insertMemberships, insertPoints } from "./inserts.queries";
import { insertIssues } from "./issues.mutations";

/** New contacts of `arriving` with telephones, job, membership and assessment, a statement each. Gives back how many. */
export async function createPeople(tx: Tx, ctx: Context, lease: Lease): Promise<number> {
  const created = await insertContacts(tx, ctx, lease);
  if (created === 0) return 0;
  const chunk = { batchId: lease.batchId, who: Prisma.sql`a.is_new`, day: today(ctx) };
  await tx.$executeRaw(insertPoints(chunk));
  await tx.$executeRaw(insertJobs(chunk));
  await tx.$executeRaw(insertMemberships({ ...chunk, by: actingUserId(ctx) }));
  await insertIssues(tx, ctx, lease);
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
      external_id, address_cipher, language, background_cipher, do_not_contact, deceased_on, workplace_id, department_id, shift_id, is_member,
      assessment, assessed_at, import_batch_id, created_by)
    SELECT union_id, id, name, nickname, search_text, sex, birth_date, birth_place, national_id_cipher, national_id_key,
      external_id, address_cipher, language, background_cipher, do_not_contact, CASE WHEN deceased THEN ${today(ctx)}::date END,
      workplace_id, department_id, shift_id, is_member IS TRUE,
      assessment, CASE WHEN assessment IS NOT NULL THEN now() END, ${lease.batchId}::uuid, ${actingUserId(ctx)}::uuid
    FROM arriving WHERE is_new`);
}
