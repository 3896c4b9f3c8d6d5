import "server-only";
import { closePoints, suppress } from "@/features/consents/suppressions.mutations";
import { addressKey } from "@/features/consents/suppressions.queries";
import { lockContact } from "@/features/contacts/lock.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { Prisma, type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize, requireRecentProof } from "@/lib/policy";
import { everyWayTo } from "./addresses";
import { privacy } from "./policy";
import type { EraseInput } from "./schema";

/** Takes out of every table who a contact was. What past numbers are made of stays, as nobody's. It cannot be undone. */
export async function eraseContact(ctx: Context, input: EraseInput): Promise<void> {
  authorize(ctx, privacy.erase);
  requireRecentProof(ctx);
  const { contactId, version, reason } = input;
  await write(ctx, async (tx) => {
    await lockContact(tx, ctx, { id: contactId, version });
    await requireName(tx, ctx, input);
    await eraseLocked(tx, ctx, { contactId, reason });
    await audit(tx, ctx, {
      action: "contact.erase",
      entity: "contact",
      entityId: contactId,
      details: { reason },
    });
  });
}

async function requireName(tx: Tx, ctx: Context, { contactId, name }: EraseInput): Promise<void> {
  const contact = await tx.contact.findFirst({
    where: { unionId: ctx.unionId, id: contactId },
    select: { name: true },
  });
  if (contact?.name.trim().toLowerCase() !== name.toLowerCase())
    throw new AppError("INVALID", { name: "not_the_name" });
}

type Erased = { contactId: string; reason: "asked" | "no_longer_needed" | "retention" };

/** The record, the suppressions and the erasure itself, in the caller's transaction. */
export async function eraseLocked(tx: Tx, ctx: Context, { contactId, reason }: Erased): Promise<void> {
  const of = { unionId: ctx.unionId, contactId };
  const points = await tx.contactPoint.findMany({ where: of, select: { kind: true, value: true } });
  const contact = await tx.contact.findFirst({
    where: { unionId: ctx.unionId, id: contactId },
    select: { nationalIdKey: true },
  });
  const merged = await tx.contactRedirect.findMany({
    where: { unionId: ctx.unionId, survivorId: contactId },
    select: { goneId: true },
  });
  const values = points.map(({ value }) => value);
  await tx.erasure.createMany({
    data: [
      {
        ...{ ...of, id: newId(), reason, erasedOn: toDatabaseDay(today(ctx)), erasedBy: actingUserId(ctx) },
        mergedIds: merged.map(({ goneId }) => goneId),
        addressKeys: values.map((value) => addressKey(ctx, value)),
        nationalIdKey: contact?.nationalIdKey ?? null,
      },
    ],
    skipDuplicates: true,
  });
  // Whoever asked to be forgotten does not want to be called because an old list comes in again.
  if (reason === "asked") await suppress(tx, ctx, points.flatMap(everyWayTo), {});
  await tx.$queryRaw(
    Prisma.sql`SELECT erase_contact(${ctx.unionId}::uuid, ${contactId}::uuid, ${today(ctx)}::date)`,
  );
  await closePoints(tx, ctx, values);
}
