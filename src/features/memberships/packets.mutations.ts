import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { fromDatabaseDay, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, write } from "@/lib/db";
import { AppError, conflictOn } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type Packet, packetOf } from "./packets.queries";
import type { CreatePacket, DeliverPacket } from "./papers.schema";
import { requireFrom, requirePast } from "./past-days";
import { memberships } from "./policy";

const taken = conflictOn({ authority_packet_letter_key: "letterNumber" });

/** One letter for all authorities of an employer that were signed and are in no letter yet. The same letter twice is one. */
export async function createPacket(
  ctx: Context,
  { id, employerId, dated = today(ctx), ...words }: CreatePacket,
): Promise<void> {
  authorize(ctx, memberships.decide);
  await write(ctx, async (tx) => {
    if ((await tx.employer.count({ where: { unionId: ctx.unionId, id: employerId } })) === 0)
      throw new AppError("NOT_FOUND");
    if ((await tx.authorityPacket.count({ where: { unionId: ctx.unionId, id } })) > 0) return;
    await tx.authorityPacket.createMany({
      data: [
        {
          unionId: ctx.unionId,
          id,
          employerId,
          dated: toDatabaseDay(dated),
          ...wordsOf(words),
          createdBy: actingUserId(ctx),
        },
      ],
    });
    const inIt = await tx.$executeRaw(Prisma.sql`
      UPDATE deduction_authority a SET packet_id = ${id}::uuid
      WHERE a.union_id = ${ctx.unionId}::uuid AND a.employer_id = ${employerId}::uuid AND a.state = 'signed' AND a.packet_id IS NULL`);
    if (inIt === 0) throw new AppError("CONFLICT", { form: "no_authorities" });
    await audit(tx, ctx, {
      action: "packet.create",
      entity: "packet",
      entityId: id,
      details: { authorities: inIt },
    });
  }).catch(taken);
}

type Words = Omit<CreatePacket, "id" | "employerId" | "dated">;

const wordsOf = ({ letterNumber, place, receiver, registration, duesRule, account }: Words) => ({
  letterNumber,
  ...{ place: place || null, receiver: receiver || null, registration: registration || null },
  ...{ duesRule: duesRule || null, account: account || null },
});

/** Handed to the employer: every authority in it that still stands is delivered on that day. Twice is once. */
export async function deliverPacket(
  ctx: Context,
  { packetId, deliveredOn = today(ctx), receivedBy }: DeliverPacket,
): Promise<void> {
  authorize(ctx, memberships.decide);
  requirePast(ctx, { deliveredOn });
  await write(ctx, async (tx) => {
    const [packet] = await tx.$queryRaw<{ dated: Date; deliveredOn: Date | null }[]>(Prisma.sql`
      SELECT dated, delivered_on AS "deliveredOn" FROM authority_packet WHERE union_id = ${ctx.unionId}::uuid AND id = ${packetId}::uuid FOR UPDATE`);
    if (!packet) throw new AppError("NOT_FOUND");
    if (packet.deliveredOn) return;
    requireFrom(fromDatabaseDay(packet.dated), { deliveredOn });
    await tx.authorityPacket.updateMany({
      where: { unionId: ctx.unionId, id: packetId },
      data: { deliveredOn: toDatabaseDay(deliveredOn), receivedBy: receivedBy || null },
    });
    const delivered = await tx.$executeRaw(Prisma.sql`
      WITH moved AS (
        UPDATE deduction_authority a SET state = 'delivered', state_on = ${deliveredOn}::date
        FROM deduction_authority was
        WHERE a.union_id = ${ctx.unionId}::uuid AND a.packet_id = ${packetId}::uuid AND a.state = 'signed' AND a.signed_on <= ${deliveredOn}::date
          AND was.union_id = ${ctx.unionId}::uuid AND was.id = a.id
        RETURNING a.id, was.state_on AS from_on
      )
      INSERT INTO authority_event (union_id, id, authority_id, from_state, from_on, to_state, on_day, note, by_user)
      SELECT ${ctx.unionId}::uuid, sibling_id(m.id), m.id, 'signed', m.from_on, 'delivered', ${deliveredOn}::date,
        ${receivedBy || null}, ${actingUserId(ctx)}::uuid FROM moved m`);
    await audit(tx, ctx, {
      action: "packet.deliver",
      entity: "packet",
      entityId: packetId,
      details: { authorities: delivered },
    });
  });
}

/** The pages of a letter, with the audit row of who printed it: names leave the house. */
export async function printPacket(ctx: Context, packetId: string): Promise<Packet> {
  authorize(ctx, memberships.decide);
  const packet = await packetOf(ctx, packetId);
  const details = { people: packet.people.length };
  await write(ctx, (tx) =>
    audit(tx, ctx, { action: "packet.print", entity: "packet", entityId: packetId, details }),
  );
  return packet;
}
