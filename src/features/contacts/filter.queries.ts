import { queryParts } from "@/features/matching/search-text";
import type { Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import { can } from "@/lib/policy";
import { type Condition, conditionOf, joined } from "./conditions.queries";
import { type ContactFilter, noFilter } from "./filter.schema";
import { type Key, keysOf } from "./order.queries";
import { contacts } from "./policy";
import { distance, findNames, preferSimilar, type SearchStep } from "./search.queries";

/** Which contacts `c` of `from`, and in which order: by `keys`, ascending, the last of which is unique. */
export type Selection = { from: Prisma.Sql; where: Prisma.Sql; keys: Key[]; step: SearchStep };
/** `more`: there are more than `total`, which were not counted. */
export type Count = { total: number; more: boolean };

const everybody = Prisma.sql`contact c`;
const mostCounted = 10_000;
const mostLookedAt = 20_000;
const mostFound = 200;
/** Where a search is narrowed by what the search itself cannot ask. */
const mostFoundBefore = 20_000;

/** All contacts that a filter means to this user, and their order. Without assessments there is no filter by them. */
export async function select(
  tx: Tx,
  ctx: Context,
  asked: ContactFilter,
): Promise<Selection & { total: number }> {
  const filter = permitted(ctx, asked);
  const { step, condition, total } = await searched(tx, ctx, { filter, counted: countAll });
  return { from: everybody, where: joined(condition), keys: orderOf(filter, step), step, ...total };
}

/** The same for a page of a list: a search ends after two hundred, a count after ten thousand. */
export async function selectPage(tx: Tx, ctx: Context, asked: ContactFilter): Promise<Selection & Count> {
  const filter = permitted(ctx, asked);
  if (filter.q && queryParts(filter.q).numbers.length === 0)
    return namedLike(tx, ctx, { ...filter, q: filter.q });
  const { step, condition, total } = await searched(tx, ctx, { filter, counted: countSome });
  return { from: everybody, where: joined(condition), keys: orderOf(filter, step), step, ...total };
}

type Counted<T> = (tx: Tx, condition: Condition) => Promise<T>;

/** By the beginnings of words; only when there is nobody, by what is spelt alike. */
async function searched<T extends { total: number }>(
  tx: Tx,
  ctx: Context,
  { filter, counted }: { filter: ContactFilter; counted: Counted<T> },
) {
  const exact = await conditionOf(tx, ctx, filter, "exact");
  const total = await counted(tx, exact);
  if (!filter.q || total.total > 0 || queryParts(filter.q).words.length === 0)
    return { step: "exact" as const, condition: exact, total };
  await preferSimilar(tx);
  const similar = await conditionOf(tx, ctx, filter, "similar");
  return { step: "similar" as const, condition: similar, total: await counted(tx, similar) };
}

/** Through find_contacts, which asks the columns of a contact itself; what is in other tables narrows what it found. */
async function namedLike(
  tx: Tx,
  ctx: Context,
  filter: ContactFilter & { q: string },
): Promise<Selection & Count> {
  const { lacks, issue, campaign, stage, q, sort } = filter;
  const elsewhere = await conditionOf(tx, ctx, { ...noFilter, q, lacks, issue, campaign, stage }, null);
  const narrowed = [lacks, issue, campaign, stage].some((each) => each !== undefined);
  const most = narrowed ? mostFoundBefore : mostFound;
  const { step, found } = await findNames(tx, filter, most);
  const ids = found.map(({ id }) => id);
  const from = Prisma.sql`contact c JOIN unnest(${ids}::uuid[], ${found.map(({ nearness }) => nearness)}::int[])
    AS found (id, nearness) ON found.id = c.id`;
  const where = joined(elsewhere);
  const keys = sort
    ? keysOf(filter)
    : [{ value: Prisma.sql`found.nearness`, cast: "int" as const }, ...keysOf(filter)];
  const total = narrowed
    ? await countOf(tx, Prisma.sql`SELECT count(*)::int AS total FROM ${from} WHERE ${where}`)
    : found.length;
  return {
    from,
    where,
    keys,
    step,
    total: Math.min(total, mostFound),
    more: found.length > most || found.some(({ cut }) => cut),
  };
}

function orderOf(filter: ContactFilter, step: SearchStep): Key[] {
  if (step === "exact" || !filter.q) return keysOf(filter);
  return [{ value: distance(filter.q), cast: "int" }, ...keysOf(filter)];
}

function permitted(ctx: Context, filter: ContactFilter): ContactFilter {
  if (can(ctx, contacts.readAssessment)) return filter;
  const { q, workplace, department, shift } = filter;
  return {
    ...filter,
    q,
    workplace,
    department,
    shift,
    assessment: [],
    member: undefined,
    issue: undefined,
    quiet: undefined,
    campaign: undefined,
    stage: undefined,
    lacks: undefined,
    sort: "name",
  };
}

const countOf = async (tx: Tx, query: Prisma.Sql): Promise<number> =>
  (await tx.$queryRaw<{ total: number }[]>(query))[0]?.total ?? 0;

const countAll: Counted<{ total: number }> = async (tx, condition) => ({
  total: await countOf(
    tx,
    Prisma.sql`SELECT count(*)::int AS total FROM contact c WHERE ${joined(condition)}`,
  ),
});

const countSome: Counted<Count> = async (tx, { narrow, rest }) => {
  const indexed = Prisma.join(narrow, " AND ");
  if (rest.length === 0) {
    const total = await countOf(
      tx,
      Prisma.sql`SELECT count(*)::int AS total FROM (SELECT 1 FROM contact c WHERE ${indexed} LIMIT ${mostCounted + 1}) n`,
    );
    return { total: Math.min(total, mostCounted), more: total > mostCounted };
  }
  // What no index narrows may stand anywhere: of a large union only the first are looked at.
  const [row] = await tx.$queryRaw<{ looked: number; total: number }[]>(Prisma.sql`
    SELECT count(*)::int AS looked, count(*) FILTER (WHERE ${Prisma.join(rest, " AND ")})::int AS total
    FROM (SELECT * FROM contact c WHERE ${indexed} LIMIT ${mostLookedAt + 1}) c`);
  const { looked = 0, total = 0 } = row ?? {};
  return { total: Math.min(total, mostCounted), more: looked > mostLookedAt || total > mostCounted };
};
