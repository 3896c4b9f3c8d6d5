import { actingUserId, type Context } from "@/lib/context";
import { Prisma, type Tx } from "@/lib/db";
import type { ContactFilter, Lacking } from "./filter.schema";
import { heldIssues } from "./issues.queries";
import { levelOrNine } from "./order.queries";
import { levelsOf, type SearchStep, searchCondition } from "./search.queries";

/** `narrow`: by what indexes begin with. */
export type Condition = { narrow: Prisma.Sql[]; rest: Prisma.Sql[] };

export const joined = ({ narrow, rest }: Condition): Prisma.Sql => Prisma.join([...narrow, ...rest], " AND ");

export async function conditionOf(
  tx: Tx,
  ctx: Context,
  filter: ContactFilter,
  step: SearchStep | null,
): Promise<Condition> {
  const narrow = [
    Prisma.sql`c.union_id = ${ctx.unionId}::uuid`,
    turfCondition(ctx),
    // Who has died is in no list. A search still finds the contact, so that nobody adds it again.
    filter.q ? undefined : Prisma.sql`c.deceased_on IS NULL`,
    filter.workplace && Prisma.sql`c.workplace_id = ${filter.workplace}::uuid`,
    filter.department && Prisma.sql`c.department_id = ${filter.department}::uuid`,
    filter.shift && Prisma.sql`c.shift_id = ${filter.shift}::uuid`,
    filter.assessment.length > 0 && Prisma.sql`${levelOrNine} = ANY (${levelsOf(filter)}::int[])`,
    filter.issue && issueCondition(ctx, filter.issue),
    (filter.campaign || filter.stage) && enrolmentCondition(filter),
    filter.q && step && (await searchCondition(tx, ctx, filter.q, step)),
  ];
  const rest = [
    filter.member && Prisma.sql`c.is_member = ${filter.member === "yes"}`,
    filter.quiet &&
      Prisma.sql`(c.last_conversation_at IS NULL OR c.last_conversation_at < now() - make_interval(days => ${filter.quiet}::int))`,
    filter.lacks && lackingCondition(filter.lacks),
  ];
  return { narrow: narrow.filter((each) => !!each), rest: rest.filter((each) => !!each) };
}

/** What row security says of a contact once more, so that an index of places answers it. */
export function turfCondition(ctx: Context): Prisma.Sql | undefined {
  if (ctx.turf.whole) return undefined;
  const { workplaceIds, departments } = ctx.turf;
  const seen = [...new Set([...workplaceIds, ...departments.map(({ workplaceId }) => workplaceId)])];
  return Prisma.sql`(c.workplace_id = ANY (${seen}::uuid[]) OR (c.workplace_id IS NULL AND c.created_by = ${actingUserId(ctx)}::uuid))`;
}

function lackingCondition(lacks: Lacking): Prisma.Sql {
  if (lacks === "shift") return Prisma.sql`c.shift_id IS NULL`;
  if (lacks === "phone")
    return Prisma.sql`NOT EXISTS (SELECT 1 FROM contact_point p WHERE p.union_id = c.union_id AND p.contact_id = c.id
      AND p.kind = 'phone' AND p.wrong_on IS NULL)`;
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM membership m WHERE m.union_id = c.union_id AND m.contact_id = c.id
    AND m.left_on IS NULL AND m.card_number IS NOT NULL)`;
}

/** From a conversation or a list; a contact with both counts once. */
function issueCondition(ctx: Context, issueId: string): Prisma.Sql {
  return Prisma.sql`c.id IN (SELECT h.contact_id FROM ${heldIssues(ctx)} h WHERE h.issue_id = ${issueId}::uuid)`;
}

function enrolmentCondition({ campaign, stage }: ContactFilter): Prisma.Sql {
  const at = [
    Prisma.sql`e.union_id = c.union_id AND e.contact_id = c.id AND e.removed_at IS NULL`,
    ...(campaign ? [Prisma.sql`e.campaign_id = ${campaign}::uuid`] : []),
    ...(stage ? [Prisma.sql`e.stage_id = ${stage}::uuid`] : []),
  ];
  return Prisma.sql`EXISTS (SELECT 1 FROM enrolment e WHERE ${Prisma.join(at, " AND ")})`;
}
