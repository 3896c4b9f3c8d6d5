import { listThresholds, type Threshold } from "@/features/thresholds/queries";
import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay } from "@/lib/dates";
import { Prisma, read, type Tx } from "@/lib/db";
import { groupedBy } from "@/lib/grouped-by";
import { authorize, can } from "@/lib/policy";
import { asWholeUnion } from "@/lib/whole-union";
import { type Company, coarseCompany, companyOf, ladderOf, type Rung } from "./company";
import { coarse, type Measure, measure } from "./density";
import { booksOf, headcountOn } from "./headcount-book";
import { latestHeadcounts, type Place, placesOf } from "./places.queries";
import { density } from "./policy";

export type CompanyPlace = { id: string; name: string; town: string | null; measure: Measure };
export type CompanyRung = Rung<Threshold>;
export type CompanyFigures = {
  company: Company;
  /** Lowest first: those of the law, then the union's own aims. */
  ladder: CompanyRung[];
  /** The headline threshold, if it is one of the law. */
  headline: CompanyRung | null;
  /** Those wholly in the turf. */
  places: CompanyPlace[];
};

type Scope = { employerIds: readonly string[]; on: Day };
type Counted = { employerId: string; workplaceId: string | null; listed: number; members: number };

/** The figures of whole companies, by employer id: what the law counts. */
export async function getCompanies(ctx: Context, scope: Scope): Promise<Map<string, CompanyFigures>> {
  authorize(ctx, density.read);
  return read(ctx, async (tx) => {
    const thresholds = await listThresholds(ctx, { on: scope.on });
    const places = await placesOf(tx, ctx, scope);
    const workplaceIds = places.map(({ id }) => id);
    const books = booksOf(await latestHeadcounts(tx, ctx, { workplaceIds, on: scope.on }));
    const counts = await countsOf(tx, ctx, { workplaceIds, on: scope.on });
    const all = await openWorkplaces(tx, ctx, scope);
    const byEmployer = groupedBy(places, ({ employerId }) => employerId);
    return new Map(
      scope.employerIds.map((employerId) => {
        const own = (byEmployer.get(employerId) ?? []).map((place) => ({
          place,
          counted: counts.find((each) => each.workplaceId === place.id),
          headcount: headcountOn(books.get(place.id) ?? new Map(), { layout: place, on: scope.on }),
        }));
        const whole = counts.find((each) => each.employerId === employerId && each.workplaceId === null);
        const outside = (all.get(employerId) ?? own.length) - own.length;
        return [employerId, figuresOf(ctx, { thresholds, own, whole, outside })] as const;
      }),
    );
  });
}

type Own = { place: Place; counted: Counted | undefined; headcount: ReturnType<typeof headcountOn> };
type Found = { thresholds: Threshold[]; own: Own[]; whole: Counted | undefined; outside: number };

function figuresOf(ctx: Context, { thresholds, own, whole, outside }: Found): CompanyFigures {
  const exact = can(ctx, density.people);
  const { members = 0, listed = 0 } = whole ?? {};
  const sum = companyOf({ members, listed, headcounts: own.map(({ headcount }) => headcount), outside });
  const company = exact ? sum : coarseCompany(sum);
  const ladder = ladderOf(thresholds, company, { coarse: !exact });
  const headline = thresholds.find((each) => each.headline) ?? null;
  const places = own.map(({ place: { id, name, town }, counted, headcount }) => {
    const counts = { listed: counted?.listed ?? 0, members: counted?.members ?? 0, levels: [] };
    const one = measure(counts, headcount, headline);
    return { id, name, town, measure: exact ? one : coarse(one, headline) };
  });
  return {
    company,
    ladder,
    headline: ladder.find(({ threshold }) => threshold.headline && threshold.perCompany) ?? null,
    places,
  };
}

/** Distinct people of each workplace, and of each employer (without a workplace): who has two jobs there is one. */
async function countsOf(
  tx: Tx,
  ctx: Context,
  { workplaceIds, on }: { workplaceIds: readonly string[]; on: Day },
): Promise<Counted[]> {
  if (workplaceIds.length === 0) return [];
  return tx.$queryRaw<Counted[]>(Prisma.sql`
    WITH person AS (
      SELECT DISTINCT j.workplace_id, j.contact_id FROM job j
      WHERE j.union_id = ${ctx.unionId}::uuid AND j.workplace_id = ANY (${workplaceIds}::uuid[])
        AND coalesce(j.started_on, j.recorded_on) <= ${on}::date AND (j.ended_on IS NULL OR j.ended_on > ${on}::date)
        AND j.contact_id NOT IN (SELECT d.contact_id FROM deceased_contacts(${ctx.unionId}::uuid) d WHERE d.deceased_on <= ${on}::date)
    ), enlisted AS MATERIALIZED (
      SELECT DISTINCT m.contact_id FROM membership m
      WHERE m.union_id = ${ctx.unionId}::uuid AND counts_on(m, ${on}::date)
    )
    SELECT w.employer_id::text AS "employerId", p.workplace_id::text AS "workplaceId",
      count(DISTINCT p.contact_id)::int AS listed, count(DISTINCT m.contact_id)::int AS members
    FROM person p
    JOIN workplace w ON w.union_id = ${ctx.unionId}::uuid AND w.id = p.workplace_id
    LEFT JOIN enlisted m ON m.contact_id = p.contact_id
    GROUP BY GROUPING SETS ((w.employer_id), (w.employer_id, p.workplace_id))`);
}

/** How many there are, seen or not: the law counts those outside the turf too. */
async function openWorkplaces(
  tx: Tx,
  ctx: Context,
  { employerIds, on }: Scope,
): Promise<Map<string, number>> {
  if (ctx.turf.whole) return new Map();
  const end = startOfDay(ctx, plusDays(on, 1));
  const rows = await asWholeUnion(tx, ctx, () =>
    tx.$queryRaw<{ employerId: string; count: number }[]>(Prisma.sql`
      SELECT w.employer_id::text AS "employerId", count(*)::int AS count FROM workplace w
      WHERE w.union_id = ${ctx.unionId}::uuid AND w.employer_id = ANY (${employerIds}::uuid[])
        AND (w.archived_at IS NULL OR w.archived_at >= ${end})
      GROUP BY 1`),
  );
  return new Map(rows.map(({ employerId, count }) => [employerId, count]));
}
