import "server-only";
import { refreshPresentDay } from "@/features/contacts/present-day.mutations";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { Lease } from "../batch";
import { holders } from "../review/field-changes";
import { termsOf } from "../review/field-changes.queries";
import { addIssues } from "./issues.mutations";
import { recordChanges } from "./known-changes.mutations";
import { addAssessments, addNationalIds, addPoints, writeFields } from "./known-fields.mutations";
import { moveJobs, openJobs, openMemberships } from "./known-jobs.mutations";

/**
 * People of `arriving` who are there already: each field by the batch's rule for it, and what was before is kept for the undo.
 * Whoever got something is `touched`. Gives back how many were known.
 */
export async function fillKnown(tx: Tx, ctx: Context, { batchId }: Lease): Promise<number> {
  const known = await countKnown(tx);
  if (known === 0) return 0;
  const terms = await termsOf(tx, ctx, batchId);
  const may = (field: keyof typeof terms.overwrites) => terms.overwrites[field] !== "ours";
  const batch = { batchId, terms };
  await recordChanges(tx, ctx, batch);
  for (const holder of holders) await writeFields(tx, ctx, holder);
  await moveJobs(tx, ctx, batch);
  if (may("job.workplace")) await openJobs(tx, ctx, batch);
  if (may("membership.isMember")) await openMemberships(tx, ctx, batch);
  if (may("contact.nationalId")) await addNationalIds(tx, ctx, batch);
  await addPoints(tx, { batchId, phones: may("contact.phones"), emails: may("contact.email") });
  if (may("contact.issues")) await addIssues(tx, ctx, batch);
  await addAssessments(tx, batch);
  await refreshPresentDay(tx, ctx, await touched(tx));
  await countEdit(tx);
  return known;
}

/** Whoever has her open in a form must not write over what has come. */
async function countEdit(tx: Tx): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET version = c.version + 1, updated_at = now() FROM arriving a
    WHERE NOT a.is_new AND a.touched AND c.union_id = a.union_id AND c.id = a.id AND c.updated_at <> now()`);
}

async function countKnown(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ known: number }[]>(
    Prisma.sql`SELECT count(*)::int AS known FROM arriving WHERE NOT is_new`,
  );
  return row?.known ?? 0;
}

async function touched(tx: Tx): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id::text FROM arriving WHERE NOT is_new AND touched`,
  );
  return rows.map(({ id }) => id);
}
