import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { type Day, toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import { type Said, saidOf } from "./closed";
import { applySaid } from "./closed.mutations";
import { consents } from "./policy";
import type { RecordConsentInput, TakeBackConsentInput } from "./schema";

/** A contact said that they may, or may not, be reached in these ways. The same record twice is one. */
export async function recordConsent(ctx: Context, input: RecordConsentInput): Promise<void> {
  authorize(ctx, consents.record);
  const { contactId, recordId, state, source, wording = null, saidOn = today(ctx) } = input;
  if (saidOn > today(ctx)) throw new AppError("INVALID", { saidOn: "future" });
  const said = saidOf(input);
  await write(ctx, async (tx) => {
    await lock(tx, ctx, contactId);
    const record = { contactId, recordId, source, wording, saidOn, takesBack: null, said };
    if (!(await append(tx, ctx, record))) return;
    const details = { state, purpose: input.purpose, channels: [...input.channels], source };
    await audit(tx, ctx, { action: "consent.record", entity: "contact", entityId: contactId, details });
  });
}

/** Takes the newest record back: each way is again what it was before. Refused when something newer was recorded. */
export async function takeBackConsent(
  ctx: Context,
  { contactId, recordId }: TakeBackConsentInput,
): Promise<void> {
  authorize(ctx, consents.record);
  await write(ctx, async (tx) => {
    await lock(tx, ctx, contactId);
    const said = await saidBefore(tx, ctx, { contactId, recordId });
    const undoing = { source: "undo", wording: null, saidOn: today(ctx), takesBack: recordId } as const;
    await append(tx, ctx, { contactId, recordId: newId(), ...undoing, said });
    await audit(tx, ctx, { action: "consent.take_back", entity: "contact", entityId: contactId });
  });
}

async function lock(tx: Tx, ctx: Context, contactId: string): Promise<void> {
  const [found] = await tx.$queryRaw<{ id: string }[]>(
    Prisma.sql`SELECT id::text FROM contact WHERE union_id = ${ctx.unionId}::uuid AND id = ${contactId}::uuid FOR UPDATE`,
  );
  if (!found) throw new AppError("NOT_FOUND");
}

type Appended = {
  contactId: string;
  recordId: string;
  source: RecordConsentInput["source"] | "undo";
  wording: string | null;
  saidOn: Day;
  takesBack: string | null;
  said: readonly Said[];
};

/** False when the record is there already. */
async function append(tx: Tx, ctx: Context, { said, saidOn, ...record }: Appended): Promise<boolean> {
  const recordedBy = actingUserId(ctx);
  const { count } = await tx.consentEvent.createMany({
    data: said.map((each) => ({
      ...{ unionId: ctx.unionId, id: newId(), ...record, ...each, recordedBy, saidOn: toDatabaseDay(saidOn) },
    })),
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await applySaid(tx, ctx, { ...record, said, saidOn });
  return true;
}

type Taken = { contactId: string; recordId: string };

/** What counted before a record, way by way. */
async function saidBefore(tx: Tx, ctx: Context, { contactId, recordId }: Taken): Promise<Said[]> {
  const events = await tx.consentEvent.findMany({
    where: { unionId: ctx.unionId, contactId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { recordId: true, channel: true, purpose: true, state: true },
  });
  const taken = events.filter((event) => event.recordId === recordId);
  if (taken.length === 0) throw new AppError("NOT_FOUND");
  return taken.map(({ channel, purpose }) => {
    const [newest, before] = events.filter((each) => each.channel === channel && each.purpose === purpose);
    if (newest?.recordId !== recordId) throw new AppError("CHANGED_MEANWHILE");
    return { channel, purpose, state: before?.state ?? "unknown" };
  });
}
