import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { Lease } from "../../leases/mutations";
import { type Arrivals, addJobs, addMemberships, addPoints, settleRows } from "../people/mutations";
import { type Fillable, type Filling, fillable, filling, type Standing } from "../rules";

/** People who are there already: gaps are filled, nothing is overwritten, and what was before is kept for the undo. */
export async function fillKnown(tx: Tx, ctx: Context, { lease, places, rows }: Arrivals): Promise<void> {
  if (rows.length === 0) return;
  const arrivals = rows.flatMap(({ row, contactId, person }) =>
    contactId ? [{ id: contactId, row, person }] : [],
  );
  const standing = await standingOf(
    tx,
    ctx,
    arrivals.map(({ id }) => id),
  );
  const fillings = arrivals.flatMap(({ id, row, person }) => {
    const now = standing.get(id);
    const gaps = now ? filling(now, person) : {};
    return Object.keys(gaps).length > 0 ? [{ id, row, gaps }] : [];
  });
  await fillContacts(tx, ctx, { lease, fillings });
  const touched = new Set([
    ...fillings.map(({ id }) => id),
    ...(await addPoints(tx, ctx, { lease, arrivals })),
    ...(await addJobs(tx, ctx, { lease, places, arrivals })),
    ...(await addMemberships(tx, ctx, { lease, arrivals })),
  ]);
  await settleRows(tx, ctx, {
    lease,
    state: "changed",
    arrivals: arrivals.filter(({ id }) => touched.has(id)),
  });
  await settleRows(tx, ctx, {
    lease,
    state: "unchanged",
    arrivals: arrivals.filter(({ id }) => !touched.has(id)),
  });
}

async function standingOf(tx: Tx, ctx: Context, ids: string[]): Promise<Map<string, Standing>> {
  const rows = await tx.$queryRaw<Standing[]>(Prisma.sql`
    SELECT id::text, nickname, sex::text, birth_date::text, birth_place, address, external_id, language, national_id_key
    FROM contact WHERE union_id = ${ctx.unionId}::uuid AND id = ANY (${ids}::uuid[]) FOR UPDATE`);
  return new Map(rows.map((row) => [row.id, row]));
}

type Fillings = { lease: Lease; fillings: readonly { id: string; row: number; gaps: Filling }[] };

async function fillContacts(tx: Tx, ctx: Context, { lease, fillings }: Fillings): Promise<void> {
  const none = Object.fromEntries(fillable.map((field) => [field, null])) as Record<Fillable, null>;
  const rows = fillings.map(({ id, gaps }) => ({ id, ...none, ...gaps }));
  await tx.$executeRaw(Prisma.sql`
    UPDATE contact c SET nickname = coalesce(c.nickname, r.nickname), sex = coalesce(c.sex, r.sex), birth_date = coalesce(c.birth_date, r.birth_date),
      birth_place = coalesce(c.birth_place, r.birth_place), address = coalesce(c.address, r.address),
      external_id = coalesce(c.external_id, r.external_id), language = coalesce(c.language, r.language),
      version = c.version + 1, updated_at = now()
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (id uuid, nickname text, sex sex, birth_date date, birth_place text, address text,
      external_id text, language text)
    WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = r.id`);
  await tx.importChange.createMany({
    data: fillings.map(({ id, row, gaps }) => ({
      unionId: ctx.unionId,
      batchId: lease.batchId,
      id: newId(),
      rowNumber: row,
      entity: "contact_fields",
      entityId: id,
      before: Object.fromEntries(Object.keys(gaps).map((field) => [field, null])),
      after: gaps,
    })),
  });
}
