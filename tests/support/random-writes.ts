import { changeJob, endJob } from "@/features/contacts/jobs.mutations";
import { lockContacts } from "@/features/contacts/lock.mutations";
import { joinUnion, leaveUnion } from "@/features/contacts/memberships.mutations";
import { editConversation } from "@/features/conversations/edits.mutations";
import {
  logConversation,
  restoreConversation,
  withdrawConversation,
} from "@/features/conversations/mutations";
import { undoMerge } from "@/features/duplicates/merge/undo.mutations";
import { mergeContacts } from "@/features/duplicates/merges.mutations";
import { eraseLocked } from "@/features/privacy/erasure.mutations";
import type { Context } from "@/lib/context";
import { type Day, plusDays, startOfDay, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { type Place, systemOf } from "./factories";
import type { Random } from "./random-union";
import { versionOf } from "./twins";
import { workerFactory } from "./worker-factory";

export type Scene = {
  ctx: Context;
  places: Place[];
  contactIds: string[];
  talks: string[];
  merges: string[];
};
type Write = (scene: Scene, random: Random) => Promise<unknown>;

const oneOf = <T>(all: readonly T[], random: Random): T => {
  const found = all[random.below(all.length)];
  if (found === undefined) throw new AppError("NOT_FOUND");
  return found;
};
const ago = ({ ctx }: Scene, random: Random): Day => plusDays(today(ctx), -random.below(400));
const someone = ({ contactIds }: Scene, random: Random) => oneOf(contactIds, random);
const level = (random: Random) => (3 + random.below(3)) as 3 | 4 | 5;
const by = ({ ctx }: Scene, run: (tx: Tx) => Promise<unknown>) => write(systemOf(ctx), run);
const somewhere = ({ places }: Scene, random: Random) => {
  const { workplaceId, departmentId, shiftId } = oneOf(places, random);
  return {
    ...{ workplaceId, departmentId: random.chance(0.7) ? departmentId : null },
    shiftId: random.chance(0.7) ? shiftId : null,
  };
};

/** Every way in which what the tallies count is written, and a fold of them in between. */
export const writes: Record<string, Write> = {
  async log(scene, random) {
    const id = newId();
    const heldAt = startOfDay(scene.ctx, ago(scene, random));
    const told = { id, contactId: someone(scene, random), outcome: "conversation" as const, heldAt };
    await logConversation(scene.ctx, { ...told, assessment: level(random) });
    scene.talks.push(id);
  },
  async edit(scene, random) {
    const heldOn = ago(scene, random);
    await editConversation(scene.ctx, {
      ...{ id: oneOf(scene.talks, random), version: 1, channel: "gate", outcome: "conversation", heldOn },
      ...{ assessment: level(random), evidence: [], issueIds: [] },
    });
  },
  withdraw: (scene, random) => withdrawConversation(scene.ctx, { id: oneOf(scene.talks, random) }),
  restore: (scene, random) => restoreConversation(scene.ctx, { id: oneOf(scene.talks, random) }),
  async changeJob(scene, random) {
    const contactId = someone(scene, random);
    const { departmentId, shiftId, workplaceId } = somewhere(scene, random);
    const place = { workplaceId, ...(departmentId && { departmentId }), ...(shiftId && { shiftId }) };
    const version = await versionOf(scene.ctx, contactId);
    await changeJob(scene.ctx, { contactId, version, ...place, changedOn: ago(scene, random) });
  },
  async endJob(scene, random) {
    const contactId = someone(scene, random);
    const version = await versionOf(scene.ctx, contactId);
    await endJob(scene.ctx, { contactId, version, endedOn: ago(scene, random), ending: "resigned" });
  },
  join: (scene, random) =>
    joinUnion(scene.ctx, { contactId: someone(scene, random), joinedOn: ago(scene, random) }),
  leave: (scene, random) => {
    const left = { leftOn: ago(scene, random), ending: "resigned" as const };
    return leaveUnion(scene.ctx, { contactId: someone(scene, random), ...left });
  },
  die: (scene, random) =>
    by(scene, (tx) =>
      tx.contact.updateMany({
        where: { unionId: scene.ctx.unionId, id: someone(scene, random) },
        data: { deceasedOn: random.chance(0.6) ? toDatabaseDay(ago(scene, random)) : null },
      }),
    ),
  oldJob: (scene, random) =>
    by(scene, async (tx) => {
      const endedOn = random.chance(0.6) ? toDatabaseDay(plusDays(today(scene.ctx), random.below(30))) : null;
      const span = { recordedOn: toDatabaseDay(ago(scene, random)), endedOn, isCurrent: false };
      const whose = { unionId: scene.ctx.unionId, id: newId(), contactId: someone(scene, random) };
      await tx.job.createMany({ data: [{ ...whose, ...somewhere(scene, random), ...span }] });
    }),
  removeJob: (scene, random) => remove(scene, random, "job"),
  removeMembership: (scene, random) => remove(scene, random, "membership"),
  removeAssessment: (scene, random) => remove(scene, random, "assessment"),
  async merge(scene, random) {
    const [survivorId, goneId] = [someone(scene, random), someone(scene, random)];
    const versions = {
      survivorVersion: await versionOf(scene.ctx, survivorId),
      goneVersion: await versionOf(scene.ctx, goneId),
    };
    scene.merges.push((await mergeContacts(scene.ctx, { survivorId, goneId, ...versions })).mergeId);
  },
  undoMerge: (scene, random) => undoMerge(scene.ctx, { mergeId: oneOf(scene.merges, random) }),
  async replaceContact(scene, random) {
    const { unionId } = scene.ctx;
    const at = random.below(scene.contactIds.length);
    await by(scene, (tx) => tx.contact.deleteMany({ where: { unionId, id: scene.contactIds[at] ?? "" } }));
    const came = { place: oneOf(scene.places, random), job: [ago(scene, random)] as [Day] };
    scene.contactIds[at] = await workerFactory(scene.ctx, { ...came, member: [ago(scene, random)] });
  },
  erase: (scene, random) =>
    random.chance(0.3)
      ? by(scene, (tx) =>
          eraseLocked(tx, systemOf(scene.ctx), { contactId: someone(scene, random), reason: "asked" }),
        )
      : Promise.resolve(),
  fold: (scene) =>
    by(
      scene,
      (tx) =>
        tx.$queryRaw`SELECT fold_tallies(${scene.ctx.unionId}::uuid, ${today(scene.ctx)}::date) AS folded`,
    ),
};

/** Removes about a third of a contact's rows in one statement, as an undo does: the contact is locked first. */
function remove(scene: Scene, random: Random, table: "job" | "membership" | "assessment") {
  const third = random.below(3);
  const contactId = someone(scene, random);
  return by(scene, async (tx) => {
    await lockContacts(tx, scene.ctx, [contactId]);
    await tx.$executeRaw`DELETE FROM ${Prisma.raw(table)} t WHERE t.union_id = ${scene.ctx.unionId}::uuid
      AND t.contact_id = ${contactId}::uuid AND ascii(right(t.id::text, 1)) % 3 = ${third}::int`;
  });
}

/** One of these writes; what is refused (somebody was faster, the contact is gone, spans would overlap) wrote nothing. */
export async function writeSomething(scene: Scene, random: Random): Promise<string> {
  const [name, run] = oneOf(Object.entries(writes), random);
  try {
    await run(scene, random);
    return name;
  } catch (error) {
    if (error instanceof AppError || isRefusal(error)) return `${name} refused`;
    throw error;
  }
}

// One contact has one job now and no two memberships at once; a contact that is gone has none.
const refused = /membership_spans_apart|job_current_key|[Ff]oreign key|23503|23505|23P01/;
const isRefusal = (error: unknown) =>
  error instanceof Error && refused.test(`${error.message} ${JSON.stringify(error)}`);
