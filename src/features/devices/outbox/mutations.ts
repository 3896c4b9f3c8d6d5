import "server-only";
import { createContact } from "@/features/contacts/mutations";
import { namesakesOf } from "@/features/contacts/namesakes/queries";
import { logConversation } from "@/features/conversations/mutations";
import { heldAtOf } from "@/features/conversations/rules";
import { closeFollowUp, postponeFollowUp } from "@/features/follow-ups/mutations";
import { fieldProblems } from "@/lib/action";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { dayOf, today } from "@/lib/dates";
import { read, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { refusalOf } from "@/lib/refusals";
import { collisionOf } from "../collisions/queries";
import { requireDevice } from "../mutations";
import { devices } from "../policy";
import { type Answer, putRight } from "./rules";
import { type OutboxBatch, type PhoneEntry, phoneEntry } from "./schema";

type Sent = PhoneEntry & { instant: Date };
type Clock = { sentAt: string; now: Date };

/**
 * Takes what a phone wrote, in its order, each entry in a transaction of its own with the note that it came: exactly once,
 * however often it is sent, and one that is refused holds up no other.
 */
export async function receive(
  ctx: Context,
  { device, userId, sentAt, entries }: OutboxBatch,
): Promise<Answer[]> {
  authorize(ctx, devices.keep);
  if (userId !== actingUserId(ctx)) throw new AppError("CONFLICT", { user: "other" });
  await read(ctx, (tx) => requireDevice(tx, ctx, device));
  const answers: Answer[] = [];
  const missing = new Set<string>();
  for (const entry of entries) {
    const answer = await receiveOne(ctx, {
      entry,
      missing,
      deviceId: device.id,
      clock: { sentAt, now: new Date() },
    });
    answers.push(answer);
    if (entry.kind === "contact" && answer.result !== "done" && answer.result !== "again")
      missing.add(entry.id);
  }
  return answers;
}

type One = {
  entry: OutboxBatch["entries"][number];
  missing: ReadonlySet<string>;
  deviceId: string;
  clock: Clock;
};

async function receiveOne(ctx: Context, { entry, missing, deviceId, clock }: One): Promise<Answer> {
  const { id } = entry;
  const parsed = phoneEntry.safeParse(entry);
  if (!parsed.success) return { id, result: "refused", code: "INVALID", fields: fieldProblems(parsed.error) };
  const sent = { ...parsed.data, instant: putRight(parsed.data.at, clock) };
  if (sent.kind === "conversation" && missing.has(sent.contactId)) return { id, result: "waits" };
  try {
    const isNew = await keep(ctx, sent, deviceId);
    const collision = await collisionOf(ctx, { id, deviceId });
    return { id, result: isNew ? "done" : "again", ...(collision && { collision }) };
  } catch (error) {
    return (error instanceof Standing && error.answer) || refused(ctx, sent, error);
  }
}

/** Thrown to undo the transaction while the answer is known. */
class Standing extends Error {
  constructor(readonly answer: Answer) {
    super("conflict");
  }
}

/** False when it came before. */
function keep(ctx: Context, sent: Sent, deviceId: string): Promise<boolean> {
  return write(ctx, async (tx) => {
    if (!(await noteEntry(tx, ctx, { sent, deviceId }))) return false;
    if (sent.kind === "conversation") await keepConversation(ctx, sent);
    if (sent.kind === "contact") await keepContact(ctx, sent);
    if (sent.kind === "kept") await closeFollowUp(ctx, { id: sent.followUpId, state: "kept" });
    if (sent.kind === "postponed") await postpone(ctx, sent);
    const details = { deviceId, kind: sent.kind };
    await audit(tx, ctx, { action: "device.entry", entity: "phone_entry", entityId: sent.id, details });
    return true;
  });
}

async function noteEntry(tx: Tx, ctx: Context, { sent, deviceId }: { sent: Sent; deviceId: string }) {
  const contactId = sent.kind === "conversation" ? sent.contactId : null;
  const row = { unionId: ctx.unionId, id: sent.id, deviceId, userId: actingUserId(ctx) ?? "", contactId };
  const { count } = await tx.phoneEntry.createMany({
    data: [{ ...row, kind: sent.kind }],
    skipDuplicates: true,
  });
  if (count === 1) return true;
  const own = await tx.phoneEntry.count({ where: { unionId: ctx.unionId, id: sent.id } });
  if (own === 0) throw new AppError("CONFLICT");
  return false;
}

async function keepConversation(ctx: Context, sent: Extract<Sent, { kind: "conversation" }>): Promise<void> {
  const { kind: _kind, at: _at, heldOn, instant, ...entry } = sent;
  const onThatDay = heldOn && heldOn < dayOf(ctx, instant);
  await logConversation(ctx, { ...entry, heldAt: onThatDay ? heldAtOf(ctx, heldOn) : instant });
}

async function keepContact(ctx: Context, sent: Extract<Sent, { kind: "contact" }>): Promise<void> {
  const { kind: _kind, at: _at, instant: _instant, ...person } = sent;
  const input = { ...person, emails: [] };
  const namesakes = person.another ? [] : await namesakesOf(ctx, input);
  if (namesakes.length > 0) throw new Standing({ id: sent.id, result: "conflict", namesakes });
  await createContact(ctx, input);
}

/** "Tomorrow" may have come while there was no signal: then it is due today. */
async function postpone(ctx: Context, { followUpId, dueOn }: Extract<Sent, { kind: "postponed" }>) {
  const day = today(ctx);
  await postponeFollowUp(ctx, { id: followUpId, dueOn: dueOn < day ? day : dueOn });
}

/** A follow-up that somebody else closed meanwhile is named as that; all else is a refusal. */
async function refused(ctx: Context, sent: Sent, error: unknown): Promise<Answer> {
  const { code, fields } = refusalOf(error);
  const { id } = sent;
  if (code === "CHANGED_MEANWHILE" && (sent.kind === "kept" || sent.kind === "postponed")) {
    const row = await read(ctx, (tx) =>
      tx.followUp.findFirst({
        where: { unionId: ctx.unionId, id: sent.followUpId },
        select: { state: true, closedByUser: { select: { name: true } } },
      }),
    );
    if (row && row.state !== "open")
      return { id, result: "conflict", closed: { by: row.closedByUser?.name ?? null, state: row.state } };
  }
  return { id, result: "refused", code, fields };
}
