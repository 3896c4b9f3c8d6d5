import "server-only";
import { createContact } from "@/features/contacts/mutations";
import { namesakesOf } from "@/features/contacts/namesakes.queries";
import { logConversation } from "@/features/conversations/mutations";
import { survivorOf } from "@/features/duplicates/merges.queries";
import { closeFollowUp, postponeFollowUp } from "@/features/follow-ups/mutations";
import { fieldProblems } from "@/lib/action";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { dayOf, instantOn, today } from "@/lib/dates";
import { read, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { refusalOf } from "@/lib/refusals";
import { collisionOf } from "./collisions.queries";
import { requireDevice } from "./mutations";
import { type Answer, correctClockSkew, isBefore } from "./outbox";
import { type OutboxBatch, type PhoneEntry, phoneEntry } from "./outbox.schema";
import { devices } from "./policy";

type Sent = PhoneEntry & { instant: Date };
type Clock = { sentAt: string; now: Date };
type Device = { id: string; createdAt: Date };

/**
 * Takes what a phone wrote, in order, each entry in a transaction with its `phone_entry`: exactly once, however often it is
 * sent; a refused one holds up no other.
 */
export async function receive(
  ctx: Context,
  { device, userId, sentAt, entries }: OutboxBatch,
): Promise<Answer[]> {
  authorize(ctx, devices.keep);
  if (userId !== actingUserId(ctx)) throw new AppError("CONFLICT", { user: "other" });
  const { createdAt } = await read(ctx, (tx) => requireDevice(tx, ctx, device));
  const answers: Answer[] = [];
  const missing = new Set<string>();
  for (const entry of entries) {
    const answer = await receiveOne(ctx, {
      entry,
      missing,
      device: { id: device.id, createdAt },
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
  device: Device;
  clock: Clock;
};

async function receiveOne(ctx: Context, { entry, missing, device, clock }: One): Promise<Answer> {
  const { id } = entry;
  const parsed = phoneEntry.safeParse(entry);
  if (!parsed.success) return { id, result: "refused", code: "INVALID", fields: fieldProblems(parsed.error) };
  const sent = { ...parsed.data, instant: correctClockSkew(parsed.data.at, clock) };
  if (sent.kind === "conversation" && missing.has(sent.contactId)) return { id, result: "waits" };
  if (sent.kind === "conversation" && !sent.heldOn && isBefore(sent.instant, device.createdAt))
    return { id, result: "refused", code: "INVALID", fields: { at: "clock" } };
  try {
    return await taken(ctx, sent, device);
  } catch (error) {
    if (error instanceof Standing) return error.answer;
    const merged = await aboutSurvivor(ctx, sent, error);
    return merged
      ? taken(ctx, merged, device).catch((again) => refused(ctx, merged, again))
      : refused(ctx, sent, error);
  }
}

async function taken(ctx: Context, sent: Sent, device: Device): Promise<Answer> {
  const { id } = sent;
  const isNew = await keep(ctx, sent, device);
  const collision = await collisionOf(ctx, { id, deviceId: device.id });
  return { id, result: isNew ? "done" : "again", ...(collision && { collision }) };
}

/** The contact was merged while the phone had no signal: the conversation is about the one that stays. */
async function aboutSurvivor(ctx: Context, sent: Sent, error: unknown): Promise<Sent | null> {
  if (sent.kind !== "conversation" || !(error instanceof AppError) || error.code !== "NOT_FOUND") return null;
  const contactId = await survivorOf(ctx, sent.contactId);
  return contactId ? { ...sent, contactId } : null;
}

/** Thrown to roll the transaction back while the answer is known. */
class Standing extends Error {
  constructor(readonly answer: Answer) {
    super("conflict");
  }
}

/** False when it came before. */
function keep(ctx: Context, sent: Sent, { id: deviceId, createdAt }: Device): Promise<boolean> {
  return write(ctx, async (tx) => {
    if (!(await noteEntry(tx, ctx, { sent, deviceId }))) return false;
    await perform(ctx, sent, createdAt);
    const details = { deviceId, kind: sent.kind };
    await audit(tx, ctx, { action: "device.entry", entity: "phone_entry", entityId: sent.id, details });
    return true;
  });
}

function perform(ctx: Context, sent: Sent, createdAt: Date): Promise<unknown> {
  if (sent.kind === "conversation") return keepConversation(ctx, sent);
  if (sent.kind === "contact") return keepContact(ctx, sent);
  if (sent.kind === "postponed") return postpone(ctx, sent);
  const at = sent.instant < createdAt ? createdAt : sent.instant;
  return closeFollowUp(ctx, { id: sent.followUpId, state: "kept", at });
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
  const onThatDay = heldOn && heldOn !== dayOf(ctx, instant);
  await logConversation(ctx, { ...entry, heldAt: onThatDay ? instantOn(ctx, heldOn) : instant });
}

async function keepContact(ctx: Context, sent: Extract<Sent, { kind: "contact" }>): Promise<void> {
  const { kind: _kind, at: _at, instant: _instant, ...person } = sent;
  const input = { ...person, emails: [] };
  const namesakes = person.another ? [] : await namesakesOf(ctx, input);
  if (namesakes.length > 0) throw new Standing({ id: sent.id, result: "conflict", namesakes });
  await createContact(ctx, input);
}

/** A day that has passed without signal: then it is due today. */
async function postpone(ctx: Context, { followUpId, dueOn }: Extract<Sent, { kind: "postponed" }>) {
  const day = today(ctx);
  await postponeFollowUp(ctx, { id: followUpId, dueOn: dueOn < day ? day : dueOn });
}

/** A follow-up that was closed meanwhile is named as that; all else is a refusal. */
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
