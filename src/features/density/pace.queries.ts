import type { Threshold } from "@/features/thresholds/queries";
import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { daysBetween } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { told } from "@/lib/small-groups";
import { getDensityOf } from "./figures.queries";
import { type Eta, etaOf, expectedLosses, joinsPerWeek, leavingDays } from "./pace";
import { density } from "./policy";
import { leaversByReason, memberFlow } from "./spans.queries";

type Asked = {
  on: Day;
  workplaceIds: readonly string[];
  /** Left out: the headline threshold of the day. */
  line?: Pick<Threshold, "rule" | "value"> | null | undefined;
  /** The day on which the line should be reached. */
  by?: Day | null | undefined;
};

export type Pace = {
  members: number | null;
  eligible: number | null;
  gap: number | null;
  /** Joined less left in the last eight weeks. */
  net: number | null;
  eta: Eta | null;
  /** Members expected to leave until `by`, and how many have to join each week so that the line is reached; null without `by`. */
  losses: number | null;
  joinsPerWeek: number | null;
};

/** Where some workplaces stand before a line, when they reach it at the pace of eight weeks, and which pace the day would take. */
export async function getPace(ctx: Context, { on, workplaceIds, line, by }: Asked): Promise<Pace> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const { members, eligible, gap } = (await getDensityOf(ctx, { on, workplaceIds, line })).total;
    const flow = (await memberFlow(tx, ctx, { on, workplaceIds }))[56];
    const exact = can(ctx, density.people);
    const [joined, left] = exact ? [flow.joined, flow.left] : [told(flow.joined), told(flow.left)];
    const net = joined === null || left === null ? null : joined - left;
    const stand = { members, eligible, gap, net, eta: etaOf({ gap, net: net ?? 0, on }) };
    if (!by || !exact) return { ...stand, losses: null, joinsPerWeek: null };
    const losses = await lossesOf(tx, ctx, { on, workplaceIds, by, members: members ?? 0 });
    return { ...stand, losses, joinsPerWeek: joinsPerWeek({ gap, losses, on, by }) };
  });
}

type Expected = { on: Day; by: Day; workplaceIds: readonly string[]; members: number };

async function lossesOf(tx: Tx, ctx: Context, { on, by, workplaceIds, members }: Expected): Promise<number> {
  const reasons = await leaversByReason(tx, ctx, { workplaceIds, on, days: leavingDays });
  const left = reasons.reduce(
    (sum, { reason, count }) => (reason === "contract_ended" ? sum : sum + count),
    0,
  );
  const contractEnds = await contractEndsOf(tx, ctx, { on, by, workplaceIds });
  return expectedLosses({ contractEnds, members, left }, daysBetween(on, by));
}

/** Members at these workplaces whose contract ends after one day, up to another. */
async function contractEndsOf(
  tx: Tx,
  ctx: Context,
  { on, by, workplaceIds }: Omit<Expected, "members">,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    SELECT count(DISTINCT j.contact_id)::int AS count FROM job j
    WHERE j.union_id = ${ctx.unionId}::uuid AND j.workplace_id = ANY (${[...workplaceIds]}::uuid[])
      AND coalesce(j.started_on, j.recorded_on) <= ${on}::date AND (j.ended_on IS NULL OR j.ended_on > ${on}::date)
      AND j.contract_ends_on > ${on}::date AND j.contract_ends_on <= ${by}::date
      AND EXISTS (SELECT 1 FROM membership m
        WHERE m.union_id = ${ctx.unionId}::uuid AND m.contact_id = j.contact_id AND counts_on(m, ${on}::date))
      AND j.contact_id NOT IN (SELECT d.contact_id FROM deceased_contacts(${ctx.unionId}::uuid) d WHERE d.deceased_on <= ${on}::date)`);
  return row?.count ?? 0;
}
