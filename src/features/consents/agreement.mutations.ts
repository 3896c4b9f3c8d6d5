import "server-only";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { concerns } from "./closed";
import { consents } from "./policy";
import { closePoints, type Suppression, suppress } from "./suppressions.mutations";
import { addressKey } from "./suppressions.queries";
import { channels, closedName, purposes } from "./vocabulary.schema";

const atOnce = 2_000;

type Point = { id: string; kind: "phone" | "email"; value: string; refused: string[]; withdrawn: boolean };

/**
 * Brings the next addresses and the suppressions in line: what was refused before there were suppressions gets one, and every
 * address says what is suppressed. Gives back where to go on, null at the end.
 */
export async function agreeNext(ctx: Context, after: string | null): Promise<string | null> {
  authorize(ctx, consents.agree);
  return write(ctx, async (tx) => {
    const points = await tx.$queryRaw<Point[]>(Prisma.sql`
      SELECT p.id::text, p.kind::text, p.value, c.closed AS refused, p.consent = 'withdrawn' AS withdrawn
      FROM contact_point p JOIN contact c ON c.union_id = p.union_id AND c.id = p.contact_id
      WHERE p.union_id = ${ctx.unionId}::uuid AND (${after}::uuid IS NULL OR p.id > ${after}::uuid)
      ORDER BY p.id LIMIT ${atOnce}::int`);
    const missing = await neverSuppressed(tx, ctx, points.flatMap(refusedAt));
    await suppress(tx, ctx, missing, {});
    const values = points.map(({ value }) => value);
    const changed = missing.length + (await closePoints(tx, ctx, values));
    if (changed > 0)
      await audit(tx, ctx, { action: "consent.agree", entity: "contact", details: { addresses: changed } });
    return points.length === atOnce ? (points.at(-1)?.id ?? null) : null;
  });
}

function refusedAt({ kind, value, refused, withdrawn }: Point): Suppression[] {
  return channels
    .filter((channel) => concerns(kind, channel))
    .flatMap((channel) => purposes.map((purpose) => ({ value, channel, purpose })))
    .filter((each) => withdrawn || refused.includes(closedName(each)));
}

/** One that was lifted was lifted by an answer of the person: it is not made again. */
async function neverSuppressed(tx: Tx, ctx: Context, asked: readonly Suppression[]): Promise<Suppression[]> {
  if (asked.length === 0) return [];
  const keyOf = (each: Suppression) => `${addressKey(ctx, each.value)} ${closedName(each)}`;
  const rows = await tx.suppression.findMany({
    where: {
      unionId: ctx.unionId,
      addressKey: { in: [...new Set(asked.map(({ value }) => addressKey(ctx, value)))] },
    },
    select: { addressKey: true, channel: true, purpose: true },
  });
  const known = new Set(
    rows.map(({ addressKey: key, channel, purpose }) => `${key} ${closedName({ channel, purpose })}`),
  );
  return asked.filter((each) => !known.has(keyOf(each)));
}
