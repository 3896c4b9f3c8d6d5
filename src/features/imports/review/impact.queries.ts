import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { imports } from "../policy";
import { countEnding } from "./absences.queries";
import { shownFields } from "./field-changes";
import { changesOf, type Terms, termsOf } from "./field-changes.queries";
import { addedUp, type CountedPart, figuresOf, type Impact } from "./impact";
import type { OutcomeCounts } from "./outcomes";
import { outcomesOf } from "./outcomes.queries";
import { type Part, partsOf } from "./partitions";
import { eachPart } from "./partitions.queries";

export type Shown = { outcomes: OutcomeCounts; impact: Impact; seenAt: Date; shown: string };

/**
 * The outcomes, and what a batch would do to the people who are here already, by the code that will do it; and at which moment: what
 * is edited after it is not overwritten. Of many people it takes several transactions, and is called outside of one.
 */
export async function shownOf(ctx: Context, batchId: string, atOnce?: number): Promise<Shown> {
  authorize(ctx, imports.read);
  const { terms, seenAt } = await read(ctx, async (tx) => {
    const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', now()) AS at`;
    return { terms: await termsOf(tx, ctx, batchId), seenAt: now?.at ?? new Date() };
  });
  const outcomes = await outcomesOf(ctx, batchId);
  const parts = await eachPart(partsOf(outcomes.known, atOnce), (part) =>
    read(ctx, (tx) => countPart(tx, ctx, { batchId, terms, part })),
  );
  const ending = await read(ctx, (tx) => countEnding(tx, ctx, batchId));
  const impact = { known: outcomes.known, ...addedUp(parts), ...ending };
  return { outcomes, impact, seenAt, shown: figuresOf(outcomes, impact) };
}

/** Of a part with more different changes of one field than this, the rarest aren't counted. */
const pairsOfPart = 10_000;

async function countPart(
  tx: Tx,
  ctx: Context,
  { batchId, terms, part }: { batchId: string; terms: Terms; part: Part },
): Promise<CountedPart> {
  const [counted] = await tx.$queryRaw<CountedPart[]>(Prisma.sql`
    WITH changes AS MATERIALIZED (SELECT contact_id, field, kind, ours, theirs FROM (${changesOf(ctx, { batchId, terms, of: part })}) x),
    counted AS (
      SELECT field, count(DISTINCT contact_id) FILTER (WHERE kind = 'filled')::int AS filled,
        count(DISTINCT contact_id) FILTER (WHERE kind = 'replaced')::int AS replaced, count(DISTINCT contact_id) FILTER (WHERE kind = 'kept')::int AS kept
      FROM changes GROUP BY field
    ), ranked AS (
      SELECT field, ours AS "from", theirs AS "to", count(DISTINCT contact_id)::int AS people,
        row_number() OVER (PARTITION BY field ORDER BY count(DISTINCT contact_id) DESC, ours, theirs) AS rank
      FROM changes WHERE kind IN ('filled', 'replaced') AND field = ANY (${shownFields}::text[]) GROUP BY field, ours, theirs
    )
    SELECT
      (SELECT count(DISTINCT contact_id)::int FROM changes WHERE kind IN ('filled', 'replaced')) AS changed,
      (SELECT count(DISTINCT contact_id)::int FROM changes WHERE kind = 'replaced') AS replaced,
      coalesce((SELECT json_agg(c) FROM counted c), '[]') AS fields,
      coalesce((SELECT json_agg(json_build_object('field', field, 'from', "from", 'to', "to", 'people', people) ORDER BY field, rank) FROM ranked WHERE rank <= ${pairsOfPart}::int), '[]') AS pairs`);
  if (!counted) throw new AppError("NOT_FOUND");
  return counted;
}
