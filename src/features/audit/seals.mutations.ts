import { z } from "zod";
import type { Context } from "@/lib/context";
import { blindIndex } from "@/lib/crypto";
import { Prisma, type Tx, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { audits } from "./policy";
import { type SealedBatch, sealText } from "./seal-code";

/** A transaction ends within 30 seconds, so after this no event of an earlier moment can come. Until then it is unsealed. */
const settledAfter = "10 minutes";
const mostAtOnce = 100_000;

const batchShape = z.object({
  number: z.number(),
  after: z.string(),
  until: z.string(),
  entries: z.number(),
  digest: z.string(),
});

// One line an event; the parts are told apart by a sign that stands in none of them.
const digestSql = Prisma.sql`encode(sha256(convert_to(coalesce(string_agg(concat_ws(chr(31), e.id, extract(epoch FROM e.at), e.actor_kind,
  e.actor_id, e.actor_name, e.action, e.entity, e.entity_id, e.details), chr(10) ORDER BY e.at, e.id), ''), 'UTF8')), 'hex')`;

const micros = (column: Prisma.Sql) => Prisma.sql`(extract(epoch FROM ${column}) * 1000000)::bigint::text`;

/** Seals the events since the last seal; false when there were none. Two at once: the second finds the number taken. */
export async function sealNext(ctx: Context): Promise<boolean> {
  authorize(ctx, audits.seal);
  return write(ctx, async (tx) => {
    const last = await tx.auditSeal.findFirst({
      where: { unionId: ctx.unionId },
      orderBy: { number: "desc" },
      select: { number: true, code: true },
    });
    const batch = await nextBatch(tx, ctx, last?.number ?? 0);
    if (!batch) return false;
    const code = codeOf(ctx, last?.code ?? "", batch);
    await tx.$executeRaw(Prisma.sql`
      INSERT INTO audit_seal (union_id, number, after_at, until_at, entries, digest, code)
      VALUES (${ctx.unionId}::uuid, ${batch.number}, ${instant(batch.after)}, ${instant(batch.until)}, ${batch.entries}, ${batch.digest}, ${code})
      ON CONFLICT DO NOTHING`);
    return true;
  });
}

const instant = (moment: string) =>
  Prisma.sql`to_timestamp(0) + ${moment}::bigint * interval '1 microsecond'`;

const codeOf = (ctx: Context, previous: string, batch: SealedBatch) =>
  blindIndex(sealText(previous, batch), { unionId: ctx.unionId, column: "audit_seal.code" });

async function nextBatch(tx: Tx, ctx: Context, last: number): Promise<SealedBatch | null> {
  const rows = await tx.$queryRaw(Prisma.sql`
    WITH start AS (
      SELECT coalesce((SELECT until_at FROM audit_seal WHERE union_id = ${ctx.unionId}::uuid AND number = ${last}), to_timestamp(0)) AS at),
    e AS (
      SELECT a.* FROM audit_entry a, start
      WHERE a.union_id = ${ctx.unionId}::uuid AND a.at > start.at AND a.at <= now() - ${settledAfter}::interval
      ORDER BY a.at, a.id LIMIT ${mostAtOnce}),
    -- Events of one moment are never parted: the batch ends with the last whole moment.
    whole AS (
      SELECT e.* FROM e WHERE (SELECT count(*) FROM e) < ${mostAtOnce} OR e.at < (SELECT max(at) FROM e))
    SELECT ${last + 1}::int AS number, ${micros(Prisma.sql`(SELECT at FROM start)`)} AS after,
      ${micros(Prisma.sql`max(e.at)`)} AS until, count(*)::int AS entries, ${digestSql} AS digest
    FROM whole e HAVING count(*) > 0`);
  return z.array(batchShape).parse(rows)[0] ?? null;
}

const found = batchShape.extend({ code: z.string(), foundEntries: z.number(), foundDigest: z.string() });
type Found = z.output<typeof found>;

const sealsAtOnce = 200;

/** Compares every seal with the events as they are now, and keeps what it found: the first seal that no longer fits, or none. */
export async function checkSeals(ctx: Context): Promise<number | null> {
  authorize(ctx, audits.seal);
  let previous = { number: 0, code: "" };
  let entries = 0;
  let broken: number | null = null;
  for (;;) {
    const seals = await sealsAfter(ctx, previous.number);
    for (const seal of seals) {
      entries += seal.foundEntries;
      broken ??= fits(ctx, previous, seal) ? null : seal.number;
      previous = seal;
    }
    if (seals.length < sealsAtOnce) break;
  }
  await write(ctx, (tx) =>
    tx.auditCheck.createMany({ data: [{ unionId: ctx.unionId, id: newId(), entries, brokenSeal: broken }] }),
  );
  return broken;
}

function fits(ctx: Context, previous: { number: number; code: string }, seal: Found): boolean {
  return (
    seal.number === previous.number + 1 &&
    seal.entries === seal.foundEntries &&
    seal.digest === seal.foundDigest &&
    seal.code === codeOf(ctx, previous.code, seal)
  );
}

async function sealsAfter(ctx: Context, number: number): Promise<Found[]> {
  const rows = await write(ctx, (tx) =>
    tx.$queryRaw(Prisma.sql`
      SELECT s.number, ${micros(Prisma.sql`s.after_at`)} AS after, ${micros(Prisma.sql`s.until_at`)} AS until, s.entries, s.digest, s.code,
        d.entries AS "foundEntries", d.digest AS "foundDigest"
      FROM (SELECT * FROM audit_seal WHERE union_id = ${ctx.unionId}::uuid AND number > ${number} ORDER BY number LIMIT ${sealsAtOnce}) s
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS entries, ${digestSql} AS digest FROM audit_entry e
        WHERE e.union_id = s.union_id AND e.at > s.after_at AND e.at <= s.until_at) d
      ORDER BY s.number`),
  );
  return z.array(found).parse(rows);
}
