import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { type Merging, noteAfter, noteBefore, removeNoted } from "./record.mutations";
import { placeTables } from "./tables";

/** Everything of one employer becomes the other's; what the other's profile leaves open is filled. */
export async function mergeEmployers(tx: Tx, ctx: Context, merging: Merging): Promise<void> {
  const { staysId, wentId } = merging;
  const ofWent = Prisma.sql`t.employer_id = ${wentId}::uuid`;
  await removeNoted(tx, ctx, merging, {
    table: "supply",
    where: Prisma.sql`${ofWent} AND ${isTwice(ctx, staysId)}`,
  });
  for (const [table, columns] of Object.entries(placeTables.employer)) {
    await noteBefore(tx, ctx, merging, { table, columns, where: ofWent });
    await tx.$executeRaw(Prisma.sql`
      UPDATE ${Prisma.raw(table)} t SET employer_id = ${staysId}::uuid
      WHERE t.union_id = ${ctx.unionId}::uuid AND ${ofWent}`);
    await noteAfter(tx, ctx, merging, { table, columns });
  }
  await noteBefore(tx, ctx, merging, {
    ...{ table: "employer", columns: profile, where: Prisma.sql`t.id = ${staysId}::uuid` },
  });
  const went = await profileOf(tx, ctx, wentId);
  await removeNoted(tx, ctx, merging, { table: "employer", where: Prisma.sql`t.id = ${wentId}::uuid` });
  await fill(tx, ctx, { staysId, went });
  await noteAfter(tx, ctx, merging, { table: "employer", columns: profile });
}

/** The same brand twice, neither withdrawn: one is enough. */
const isTwice = (ctx: Context, staysId: string) => Prisma.sql`t.withdrawn_at IS NULL AND EXISTS (
  SELECT 1 FROM supply o WHERE o.union_id = ${ctx.unionId}::uuid AND o.employer_id = ${staysId}::uuid
    AND o.brand_id = t.brand_id AND o.withdrawn_at IS NULL)`;

const profile = [
  ...["company_group", "sector", "region", "oshub_id"],
  ...["registration_number", "registered_on", "registration_office"],
] as const;

async function profileOf(tx: Tx, ctx: Context, employerId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ profile: string }[]>(Prisma.sql`
    SELECT to_jsonb(t)::text AS profile FROM employer t WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = ${employerId}::uuid`);
  return row?.profile ?? "{}";
}

/** The registration is one fact: its number, day and office come together or not at all. */
async function fill(
  tx: Tx,
  ctx: Context,
  { staysId, went }: { staysId: string; went: string },
): Promise<void> {
  await tx.$executeRaw(Prisma.sql`
    UPDATE employer t SET version = t.version + 1,
      company_group = coalesce(t.company_group, g.company_group), sector = coalesce(t.sector, g.sector),
      region = coalesce(t.region, g.region), oshub_id = coalesce(t.oshub_id, g.oshub_id),
      registration_number = CASE WHEN t.registration_number IS NULL THEN g.registration_number ELSE t.registration_number END,
      registered_on = CASE WHEN t.registration_number IS NULL THEN g.registered_on ELSE t.registered_on END,
      registration_office = CASE WHEN t.registration_number IS NULL THEN g.registration_office ELSE t.registration_office END
    FROM jsonb_populate_record(NULL::employer, ${went}::jsonb) g
    WHERE t.union_id = ${ctx.unionId}::uuid AND t.id = ${staysId}::uuid`);
}
