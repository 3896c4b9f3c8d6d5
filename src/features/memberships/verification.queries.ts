import type { Context } from "@/lib/context";
import type { Day } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize, can } from "@/lib/policy";
import { type Told, told } from "@/lib/small-groups";
import { verification } from "./policy";

type Scope = { workplaceIds: readonly string[]; on: Day };

/**
 * Members at these workplaces on a day, each once, with the evidence that the manpower office would take: a card that was valid on
 * the day, else a signed statement. The number of a list counts as a card where no card of the member is recorded. While another union's claim is open,
 * nothing is evidence: the member has to choose in writing first.
 */
export function evidenceSql(ctx: Context, { workplaceIds, on }: Scope): Prisma.Sql {
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const day = Prisma.sql`${on}::date`;
  return Prisma.sql`
    WITH here AS MATERIALIZED (
      SELECT DISTINCT j.contact_id FROM job j
      WHERE j.union_id = ${union} AND j.workplace_id = ANY (${[...workplaceIds]}::uuid[])
        AND coalesce(j.started_on, j.recorded_on) <= ${day} AND (j.ended_on IS NULL OR j.ended_on > ${day})
        AND j.contact_id NOT IN (SELECT d.contact_id FROM deceased_contacts(${union}) d WHERE d.deceased_on <= ${day})
    ), enlisted AS MATERIALIZED (
      SELECT m.contact_id, m.card_number FROM membership m
      WHERE m.union_id = ${union} AND m.contact_id = ANY (ARRAY(SELECT contact_id FROM here)) AND counts_on(m, ${day})
    ), card AS (
      SELECT k.contact_id, max(k.number) FILTER (WHERE k.issued_on <= ${day} AND (k.ended_on IS NULL OR k.ended_on > ${day})) AS number,
        max(k.issued_on) FILTER (WHERE k.issued_on <= ${day} AND (k.ended_on IS NULL OR k.ended_on > ${day})) AS issued_on
      FROM membership_card k WHERE k.union_id = ${union} AND k.contact_id = ANY (ARRAY(SELECT contact_id FROM enlisted))
      GROUP BY k.contact_id
    ), statement AS (
      SELECT s.contact_id, max(s.signed_on) AS signed_on FROM membership_statement s
      WHERE s.union_id = ${union} AND s.contact_id = ANY (ARRAY(SELECT contact_id FROM enlisted))
        AND s.signed_on <= ${day} AND (s.withdrawn_on IS NULL OR s.withdrawn_on > ${day})
      GROUP BY s.contact_id
    ), claimed AS (
      SELECT u.contact_id, min(u.other_union) AS other_union FROM union_claim u
      WHERE u.union_id = ${union} AND u.contact_id = ANY (ARRAY(SELECT contact_id FROM enlisted))
        AND u.claimed_on <= ${day} AND (u.closed_on IS NULL OR u.closed_on > ${day})
      GROUP BY u.contact_id
    ), proven AS (
      SELECT e.contact_id, claimed.other_union, card.issued_on, statement.signed_on,
        CASE WHEN card.contact_id IS NULL THEN e.card_number ELSE card.number END AS number
      FROM enlisted e LEFT JOIN card USING (contact_id) LEFT JOIN statement USING (contact_id) LEFT JOIN claimed USING (contact_id)
    )
    SELECT contact_id, other_union, issued_on, signed_on, number,
      CASE WHEN other_union IS NOT NULL THEN 'claimed' WHEN number IS NOT NULL THEN 'card'
        WHEN signed_on IS NOT NULL THEN 'statement' ELSE 'none' END AS evidence
    FROM proven`;
}

export type Verifiable = { members: Told; verifiable: Told };

/** Members and verifiable members of a set of workplaces (of a company) on a day. An observer is told tens. */
export async function verifiableMembers(ctx: Context, scope: Scope): Promise<Verifiable> {
  authorize(ctx, verification.count);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ members: number; verifiable: number }[]>(Prisma.sql`
      SELECT count(*)::int AS members, count(*) FILTER (WHERE evidence IN ('card', 'statement'))::int AS verifiable
      FROM (${evidenceSql(ctx, scope)}) counted`),
  );
  const { members, verifiable } = row ?? { members: 0, verifiable: 0 };
  if (can(ctx, verification.people)) return { members, verifiable };
  return { members: told(members), verifiable: told(verifiable) };
}
