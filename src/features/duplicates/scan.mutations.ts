import "server-only";
import { preparedOf } from "@/features/contacts/likeness.queries";
import { likeness } from "@/features/matching/likeness";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { Prisma, type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { enqueue } from "@/lib/queue";
import { duplicates } from "./policy";
import { candidates, type Two, takePiece } from "./scan/candidates.queries";
import { matcher, type Span, spanOf } from "./scan/spans.queries";
import { sweepsOf } from "./scan/sweeps.queries";

/** Searches now rather than at night, after an import. */
export async function requestSearch(ctx: Context): Promise<void> {
  authorize(ctx, duplicates.decide);
  await write(ctx, async (tx) => {
    await enqueue(tx, ctx, { task: "duplicates.search", id: ctx.unionId });
    await audit(tx, ctx, { action: "duplicate.search", entity: "duplicate_pair" });
  });
}

/**
 * Compares contacts that changed since the last search, and from time to time all, for pairs that may be one person. Decided
 * pairs stay decided; pairs that no longer match are deleted. Idempotent: killed at any moment it starts again.
 */
export async function searchDuplicates(ctx: Context, signal: AbortSignal): Promise<{ found: number }> {
  authorize(ctx, duplicates.decide);
  const span = await write(ctx, (tx) => spanOf(tx, ctx));
  const { since } = span;
  if (since === null)
    for (const sweep of sweepsOf(span.days, span.workplaces))
      await inPages(signal, "", (after) =>
        write(ctx, async (tx) => {
          const { pairs, next } = await sweep(tx, ctx, after);
          await keep(tx, ctx, pairs);
          return next;
        }),
      );
  else
    await inPages(signal, "00000000-0000-0000-0000-000000000000", (after) =>
      write(ctx, async (tx) => {
        const changed = { ...span, since };
        const next = await takePiece(tx, ctx, { changed, after });
        await keep(tx, ctx, await candidates(tx, ctx, changed));
        return next;
      }),
    );
  return write(ctx, (tx) => finish(tx, ctx, span));
}

/** A transaction a page, so that none is long. */
async function inPages(
  signal: AbortSignal,
  first: string,
  page: (after: string) => Promise<string | null>,
): Promise<void> {
  for (let after: string | null = first; after !== null; ) {
    if (signal.aborted) throw new Error("the worker is stopping; the next one begins again");
    after = await page(after);
  }
}

const judgedAtOnce = 1_000;

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

/** Deletes the pairs that this search covered and did not find again. */
async function finish(tx: Tx, ctx: Context, { startedAt, since }: Span): Promise<{ found: number }> {
  const looked = since
    ? Prisma.sql`AND EXISTS (SELECT 1 FROM contact c WHERE c.union_id = d.union_id AND c.id IN (d.contact_a, d.contact_b)
        AND c.updated_at > ${since}::timestamptz)`
    : Prisma.empty;
  await tx.$executeRaw(Prisma.sql`
    DELETE FROM duplicate_pair d WHERE d.union_id = ${ctx.unionId}::uuid AND d.seen_at < ${startedAt}::timestamptz ${looked}`);
  const found = await tx.duplicatePair.count({ where: { unionId: ctx.unionId } });
  await audit(tx, ctx, {
    action: "duplicate.searched",
    entity: "duplicate_pair",
    details: { found, matcher, full: since === null, startedAt: startedAt.toISOString() },
  });
  return { found };
}
