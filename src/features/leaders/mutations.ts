import "server-only";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { leaders } from "./policy";
import type { EndLeader, MarkLeader, NoteFollowing } from "./schema";

const alreadyMarked = conflictOn({ leader_open_key: "kind" });

/** Nobody is a leader because somebody says so: the evidence is what they moved others to. The same id twice is one. */
export async function markLeader(ctx: Context, { id, contactId, kind, evidence }: MarkLeader): Promise<void> {
  authorize(ctx, leaders.mark);
  await write(ctx, async (tx) => {
    await requireContact(tx, ctx, contactId);
    if (await tx.leader.count({ where: { unionId: ctx.unionId, id } })) return;
    const since = toDatabaseDay(today(ctx));
    const row = { unionId: ctx.unionId, id, contactId, kind, evidence, since, markedBy: actingUserId(ctx) };
    await tx.leader.createMany({ data: [row] });
    const details = { contactId, kind };
    await audit(tx, ctx, { action: "leader.mark", entity: "leader", entityId: id, details });
  }).catch(alreadyMarked);
}

/** The span ends today and stays as history. Ended already is no refusal. */
export async function endLeader(ctx: Context, { leaderId }: EndLeader): Promise<void> {
  authorize(ctx, leaders.mark);
  await write(ctx, async (tx) => {
    const at = { unionId: ctx.unionId, id: leaderId };
    if (!(await tx.leader.count({ where: at }))) throw new AppError("NOT_FOUND");
    const { count } = await tx.leader.updateMany({
      where: { ...at, endedOn: null },
      data: { endedOn: toDatabaseDay(today(ctx)), endedBy: actingUserId(ctx) },
    });
    if (count > 0) await audit(tx, ctx, { action: "leader.end", entity: "leader", entityId: leaderId });
  });
}

/** A contact follows one leader at a time: the earlier span ends. Circles are refused: nobody leads who leads them. */
export async function noteFollowing(
  ctx: Context,
  { id, contactId, leaderContactId }: NoteFollowing,
): Promise<void> {
  authorize(ctx, leaders.noteFollowing);
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, contactId);
    if (leaderContactId) await requireLeader(tx, ctx, { contactId, leaderContactId });
    const of = { unionId: ctx.unionId, contactId };
    const open = await tx.following.findFirst({
      where: { ...of, endedOn: null },
      select: { leaderContactId: true },
    });
    if ((open?.leaderContactId ?? undefined) === leaderContactId) return;
    const day = toDatabaseDay(today(ctx));
    await tx.following.updateMany({ where: { ...of, endedOn: null }, data: { endedOn: day } });
    if (leaderContactId) {
      const row = { ...of, id, leaderContactId, since: day, notedBy: actingUserId(ctx) };
      await tx.following.createMany({ data: [row] });
    }
    const action = leaderContactId ? "leader.follow" : "leader.unfollow";
    // Not whom: the audit is read by more people than this list.
    await audit(tx, ctx, { action, entity: "contact", entityId: contactId });
  });
}

async function requireContact(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const where = { unionId: ctx.unionId, id: contactId, deceasedOn: null };
  if (!(await tx.contact.count({ where }))) throw new AppError("NOT_FOUND");
}

/** Two users who note a leader for one contact wait for each other. */
async function lockContact(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM contact c WHERE c.union_id = ${ctx.unionId}::uuid AND c.id = ${contactId}::uuid AND c.deceased_on IS NULL
    FOR NO KEY UPDATE`);
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}

type Tie = { contactId: string; leaderContactId: string };

async function requireLeader(tx: Tx, ctx: Context, { contactId, leaderContactId }: Tie): Promise<void> {
  const marked = await tx.leader.count({
    where: { unionId: ctx.unionId, contactId: leaderContactId, endedOn: null },
  });
  if (!marked) throw new AppError("NOT_FOUND");
  const [circle] = await tx.$queryRaw<{ found: boolean }[]>(Prisma.sql`
    WITH RECURSIVE above AS (
      SELECT ${leaderContactId}::uuid AS id
      UNION
      SELECT f.leader_contact_id FROM following f JOIN above a ON f.contact_id = a.id
      WHERE f.union_id = ${ctx.unionId}::uuid AND f.ended_on IS NULL
    ) SELECT EXISTS (SELECT 1 FROM above WHERE id = ${contactId}::uuid) AS found`);
  if (circle?.found) throw new AppError("INVALID", { leaderContactId: "circle" });
}
