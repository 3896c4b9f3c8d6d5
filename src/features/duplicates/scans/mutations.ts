import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { preparedOf } from "../likeness/queries";
import { likeness } from "../likeness/rules";
import { duplicates } from "../policy";

/** So many contacts are compared with all others at a time; what is in memory doesn't grow with the union. */
const pieceSize = 5_000;
/** On such days everybody is born whose day nobody knew. */
const crowd = 200;

/** Searches now rather than at night, for whoever has just imported a list. */
export async function requestSearch(ctx: Context): Promise<void> {
  authorize(ctx, duplicates.decide);
  await write(ctx, async (tx) => {
    await enqueue(tx, ctx, { task: "duplicates.search", id: ctx.unionId });
    await audit(tx, ctx, { action: "duplicate.search", entity: "duplicate_pair" });
  });
}

type Search = { startedAt: Date; crowdedDays: string[] };

/**
 * Looks through all contacts of a union for pairs that may be one person. Pairs that were decided stay decided, those that no
 * longer look alike go. Killed at any moment it begins again and finds the same.
 */
export async function searchDuplicates(ctx: Context, signal: AbortSignal): Promise<{ found: number }> {
  authorize(ctx, duplicates.decide);
  const search = await write(ctx, (tx) => begin(tx, ctx));
  let after: string | null = "00000000-0000-0000-0000-000000000000";
  while (after) {
    if (signal.aborted) throw new Error("the worker is stopping; the next one begins again");
    const from: string = after;
    after = await write(ctx, (tx) => searchPiece(tx, ctx, { search, after: from }));
  }
  return write(ctx, (tx) => finish(tx, ctx, search));
}

async function begin(tx: Tx, ctx: Context): Promise<Search> {
  const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', now()) AS at`;
  const days = await tx.$queryRaw<{ day: string }[]>(Prisma.sql`
    SELECT birth_date::text AS day FROM contact WHERE union_id = ${ctx.unionId}::uuid AND birth_date IS NOT NULL
    GROUP BY birth_date HAVING count(*) > ${crowd}::int`);
  return { startedAt: now?.at ?? new Date(), crowdedDays: days.map(({ day }) => day) };
}

type Piece = { search: Search; after: string };
type Two = { a: string; b: string };

/** One piece of the contacts beside all that follow them; gives back where the next piece begins, null at the end. */
async function searchPiece(tx: Tx, ctx: Context, { search, after }: Piece): Promise<string | null> {
  const [piece] = await tx.$queryRaw<{ last: string | null; size: number }[]>(Prisma.sql`
    SELECT max(id::text) AS last, count(*)::int AS size FROM (
      SELECT id FROM contact WHERE union_id = ${ctx.unionId}::uuid AND id > ${after}::uuid ORDER BY id LIMIT ${pieceSize}::int) p`);
  if (!piece?.last) return null;
  const pairs = await candidates(tx, ctx, { after, last: piece.last, crowdedDays: search.crowdedDays });
  await keep(tx, ctx, pairs);
  return piece.size < pieceSize ? null : piece.last;
}

type Range = { after: string; last: string; crowdedDays: readonly string[] };

/** Who shares a number, an address, a day of birth and something of the name, or the name and the place. Never all with all. */
async function candidates(tx: Tx, ctx: Context, range: Range): Promise<Two[]> {
  // Everybody is hashed once for each piece: what the planner believes of tables that an import has just filled doesn't matter.
  await tx.$executeRaw`SET LOCAL enable_nestloop = off`;
  const pairs = [...(await sharingNumbers(tx, ctx, range)), ...(await sharingDays(tx, ctx, range))];
  await tx.$executeRaw`SET LOCAL enable_nestloop = on`;
  return [...new Map(pairs.map((pair) => [`${pair.a} ${pair.b}`, pair])).values()];
}

const piece = (union: Prisma.Sql, { after, last }: Range) => Prisma.sql`
  WITH a AS MATERIALIZED (
    SELECT id, search_text, birth_date, national_id_key, workplace_id,
      EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = contact.union_id AND p.contact_id = contact.id AND p.kind = 'phone') AS has_phone
    FROM contact WHERE union_id = ${union} AND id > ${after}::uuid AND id <= ${last}::uuid
  )`;

function sharingNumbers(tx: Tx, ctx: Context, range: Range): Promise<Two[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const alike = Prisma.sql`(a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.15)`;
  return tx.$queryRaw<Two[]>(Prisma.sql`
    ${piece(union, range)}
    SELECT a.id::text AS a, b.id::text AS b FROM a JOIN contact b ON b.union_id = ${union} AND b.national_id_key = a.national_id_key AND b.id > a.id
    UNION SELECT a.id::text, b.id::text FROM a
      JOIN contact_point p ON p.union_id = ${union} AND p.contact_id = a.id
      JOIN contact_point q ON q.union_id = ${union} AND q.value = p.value AND q.contact_id > a.id
      JOIN contact b ON b.union_id = ${union} AND b.id = q.contact_id WHERE ${alike}
    UNION SELECT a.id::text, b.id::text FROM a
      JOIN job p ON p.union_id = ${union} AND p.contact_id = a.id AND p.employee_number IS NOT NULL
      JOIN job q ON q.union_id = ${union} AND q.employee_number = p.employee_number AND q.contact_id > a.id
      JOIN contact b ON b.union_id = ${union} AND b.id = q.contact_id WHERE ${alike}
    UNION SELECT a.id::text, b.id::text FROM a
      JOIN membership p ON p.union_id = ${union} AND p.contact_id = a.id AND p.card_number IS NOT NULL
      JOIN membership q ON q.union_id = ${union} AND q.card_number = p.card_number AND q.contact_id > a.id
      JOIN contact b ON b.union_id = ${union} AND b.id = q.contact_id WHERE ${alike}`);
}

function sharingDays(tx: Tx, ctx: Context, range: Range): Promise<Two[]> {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const crowded = Prisma.sql`${[...range.crowdedDays]}::date[]`;
  const alike = Prisma.sql`(a.search_text = b.search_text OR similarity(a.search_text, b.search_text) >= 0.3)`;
  return tx.$queryRaw<Two[]>(Prisma.sql`
    ${piece(union, range)}
    SELECT a.id::text AS a, b.id::text AS b FROM a JOIN contact b ON b.union_id = ${union} AND b.birth_date = a.birth_date AND b.id > a.id
      WHERE NOT a.birth_date = ANY (${crowded}) AND ${alike}
    UNION SELECT a.id::text, b.id::text FROM a JOIN contact b ON b.union_id = ${union} AND b.birth_date = a.birth_date
      AND left(b.search_text, 3) = left(a.search_text, 3) AND b.id > a.id WHERE a.birth_date = ANY (${crowded}) AND ${alike}
    UNION SELECT a.id::text, b.id::text FROM a JOIN contact b ON b.union_id = ${union} AND b.workplace_id = a.workplace_id
      AND b.search_text = a.search_text AND b.id > a.id
      WHERE (a.birth_date <> b.birth_date) IS NOT TRUE AND NOT (a.has_phone AND EXISTS (
        SELECT 1 FROM contact_point p WHERE p.union_id = ${union} AND p.contact_id = b.id AND p.kind = 'phone'))`);
}

const judgedAtOnce = 2_000;

async function keep(tx: Tx, ctx: Context, pairs: readonly Two[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += judgedAtOnce) {
    const part = pairs.slice(from, from + judgedAtOnce);
    const people = await preparedOf(tx, ctx, [...new Set(part.flatMap(({ a, b }) => [a, b]))]);
    const alike = part.flatMap(({ a, b }) => {
      const [one, other] = [people.get(a), people.get(b)];
      const found = one && other ? likeness(one, other) : null;
      return found ? [{ a, b, ...found }] : [];
    });
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO duplicate_pair (union_id, contact_a, contact_b, certain, score, reasons)
      SELECT ${ctx.unionId}::uuid, r.a, r.b, r.certain, r.score, r.reasons
      FROM jsonb_to_recordset(${JSON.stringify(alike)}::jsonb) AS r (a uuid, b uuid, certain boolean, score int, reasons jsonb)
      WHERE NOT EXISTS (SELECT 1 FROM contact_distinction d WHERE d.union_id = ${ctx.unionId}::uuid AND d.contact_a = r.a AND d.contact_b = r.b)
      ON CONFLICT (union_id, contact_a, contact_b)
      DO UPDATE SET certain = excluded.certain, score = excluded.score, reasons = excluded.reasons, seen_at = now()`);
  }
}

async function finish(tx: Tx, ctx: Context, { startedAt }: Search): Promise<{ found: number }> {
  await tx.duplicatePair.deleteMany({ where: { unionId: ctx.unionId, seenAt: { lt: startedAt } } });
  const found = await tx.duplicatePair.count({ where: { unionId: ctx.unionId } });
  await audit(tx, ctx, { action: "duplicate.searched", entity: "duplicate_pair", details: { found } });
  return { found };
}
