import "server-only";
import type { Context } from "@/lib/context";
import { Prisma, read, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { countEnding } from "../leavers/queries";
import type { RuledField } from "../overwrites/rules";
import { pilesOf } from "../piles/queries";
import type { Piles } from "../piles/rules";
import { imports } from "../policy";
import { standingId } from "../stagings/standings/queries";
import { changesOf, termsOf } from "./changes/queries";
import { shownFields } from "./changes/rules";
import { figuresOf, type Impact } from "./rules";

const pairsShown = 5;

/** What a batch would do to the people who are here already, by the code that will do it. */
export async function impactOf(ctx: Context, batchId: string): Promise<Impact> {
  authorize(ctx, imports.read);
  return read(ctx, (tx) => countImpact(tx, ctx, batchId));
}

export type Shown = { piles: Piles; impact: Impact; seenAt: Date; shown: string };

/** The heaps and the impact as the admin sees them, and at which moment: what is edited after it is not overwritten. */
export async function shownOf(ctx: Context, batchId: string): Promise<Shown> {
  authorize(ctx, imports.read);
  return read(ctx, async (tx) => {
    const [now] = await tx.$queryRaw<{ at: Date }[]>`SELECT date_trunc('milliseconds', now()) AS at`;
    const piles = await pilesOf(ctx, batchId);
    const impact = await countImpact(tx, ctx, batchId);
    return { piles, impact, seenAt: now?.at ?? new Date(), shown: figuresOf(piles, impact) };
  });
}

type Counted = { field: RuledField; filled: number; replaced: number; kept: number };
type CountedImpact = Pick<Impact, "known" | "changed" | "replaced"> & { fields: Counted[]; pairs: Pair[] };
type Pair = { field: RuledField; from: string | null; to: string; people: number };

async function countImpact(tx: Tx, ctx: Context, batchId: string): Promise<Impact> {
  const terms = await termsOf(tx, ctx, batchId);
  const [row] = await tx.$queryRaw<CountedImpact[]>(Prisma.sql`
    WITH changes AS MATERIALIZED (SELECT contact_id, field, kind, ours, theirs FROM (${changesOf(ctx, { batchId, terms, of: "batch" })}) x),
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
      (SELECT count(*)::int FROM import_row r WHERE r.union_id = ${ctx.unionId}::uuid AND r.batch_id = ${batchId}::uuid AND r.state = 'staged' AND ${standingId("r")} IS NOT NULL) AS known,
      (SELECT count(DISTINCT contact_id)::int FROM changes WHERE kind IN ('filled', 'replaced')) AS changed,
      (SELECT count(DISTINCT contact_id)::int FROM changes WHERE kind = 'replaced') AS replaced,
      coalesce((SELECT json_agg(c) FROM counted c), '[]') AS fields,
      coalesce((SELECT json_agg(json_build_object('field', field, 'from', "from", 'to', "to", 'people', people) ORDER BY field, rank) FROM ranked WHERE rank <= ${pairsShown}::int), '[]') AS pairs`);
  if (!row) throw new AppError("NOT_FOUND");
  const { fields, pairs, ...people } = row;
  return {
    ...people,
    ...(await countEnding(tx, ctx, batchId)),
    fields: fields.map((each) => ({
      ...each,
      pairs: pairs
        .filter(({ field }) => field === each.field)
        .map(({ from, to, people: count }) => ({ from, to, people: count })),
    })),
  };
}
