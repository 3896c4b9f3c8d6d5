import "server-only";
import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { leaders } from "./policy";
import type { LeaderKind } from "./vocabulary.schema";

type Named = { id: string; name: string };

export type ContactLeadership = {
  marks: { id: string; kind: LeaderKind; evidence: string; since: Day; by: string | null }[];
  follows: Named | null;
  followers: number;
  /** By name, fifty at most. */
  following: Named[];
  /** Marked leaders at the same workplace, fifty at most: whom the contact could follow. */
  couldFollow: Named[];
};

/** What one contact is to others, and who moves them. */
export async function leadershipOf(ctx: Context, contactId: string): Promise<ContactLeadership> {
  authorize(ctx, leaders.readFollowing);
  const union = Prisma.sql`${ctx.unionId}::uuid`;
  const contact = Prisma.sql`${contactId}::uuid`;
  return read(ctx, async (tx) => {
    const marks = await tx.leader.findMany({
      where: { unionId: ctx.unionId, contactId, endedOn: null },
      select: { id: true, kind: true, evidence: true, since: true, marker: { select: { name: true } } },
      orderBy: [{ since: "asc" }, { id: "asc" }],
    });
    const [follows] = await tx.$queryRaw<Named[]>(Prisma.sql`
      SELECT c.id, c.name FROM following f JOIN contact c ON c.union_id = ${union} AND c.id = f.leader_contact_id
      WHERE f.union_id = ${union} AND f.contact_id = ${contact} AND f.ended_on IS NULL`);
    const following = await tx.$queryRaw<Named[]>(Prisma.sql`
      SELECT c.id, c.name FROM following f JOIN contact c ON c.union_id = ${union} AND c.id = f.contact_id
      WHERE f.union_id = ${union} AND f.leader_contact_id = ${contact} AND f.ended_on IS NULL
      ORDER BY c.name, c.id LIMIT 50`);
    const [count] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count FROM following f
      WHERE f.union_id = ${union} AND f.leader_contact_id = ${contact} AND f.ended_on IS NULL`);
    const couldFollow = await tx.$queryRaw<Named[]>(Prisma.sql`
      SELECT c.id, c.name FROM contact me JOIN contact c ON c.union_id = ${union} AND c.workplace_id = me.workplace_id AND c.id <> me.id
      WHERE me.union_id = ${union} AND me.id = ${contact} AND EXISTS (
        SELECT 1 FROM leader l WHERE l.union_id = ${union} AND l.contact_id = c.id AND l.ended_on IS NULL)
      ORDER BY (c.department_id = me.department_id) DESC NULLS LAST, c.name, c.id LIMIT 50`);
    return {
      marks: marks.map(({ marker, since, ...mark }) => ({
        ...mark,
        since: fromDatabaseDay(since),
        by: marker?.name ?? null,
      })),
      follows: follows ?? null,
      followers: count?.count ?? 0,
      ...{ following, couldFollow },
    };
  });
}
