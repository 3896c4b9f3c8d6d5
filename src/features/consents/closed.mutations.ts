import "server-only";
import type { Context } from "@/lib/context";
import { type Day, toDatabaseDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { closedAfter, concerns, pointConsent, pointKinds, refusesAll, type Said } from "./closed";
import { closePoints, lift, suppress } from "./suppressions.mutations";

type Applied = {
  contactId: string;
  recordId: string;
  takesBack: string | null;
  said: readonly Said[];
  saidOn: Day;
};
type Point = { kind: "phone" | "email"; value: string };

/** Brings the present day in line with what was said: the contact, the addresses, and what survives them. */
export async function applySaid(tx: Tx, ctx: Context, applied: Applied): Promise<void> {
  const closed = await closeContact(tx, ctx, applied);
  const { contactId } = applied;
  const points = await tx.contactPoint.findMany({
    where: { unionId: ctx.unionId, contactId },
    select: { kind: true, value: true },
  });
  await markPoints(tx, ctx, { ...applied, closed });
  await settleSuppressions(tx, ctx, applied, points);
  await closePoints(
    tx,
    ctx,
    points.map(({ value }) => value),
  );
}

async function closeContact(tx: Tx, ctx: Context, { contactId, said }: Applied): Promise<string[]> {
  const where = { unionId: ctx.unionId, id: contactId };
  const contact = await tx.contact.findFirstOrThrow({ where, select: { closed: true } });
  const closed = closedAfter(contact.closed, said);
  await tx.contact.updateMany({ where, data: { closed, doNotContact: refusesAll(closed) } });
  return closed;
}

async function markPoints(
  tx: Tx,
  ctx: Context,
  { contactId, said, saidOn, closed }: Applied & { closed: readonly string[] },
): Promise<void> {
  for (const kind of pointKinds) {
    const consent = pointConsent(kind, said, closed);
    if (consent === null) continue;
    const consentOn = consent === "unknown" ? null : toDatabaseDay(saidOn);
    await tx.contactPoint.updateMany({
      where: { unionId: ctx.unionId, contactId, kind },
      data: { consent, consentOn },
    });
  }
}

/** Taking back lifts only what that record closed: another contact of the same number may have refused too. */
async function settleSuppressions(
  tx: Tx,
  ctx: Context,
  { said, recordId, takesBack }: Applied,
  points: readonly Point[],
): Promise<void> {
  const at = (state: Said["state"]) =>
    said
      .filter((each) => each.state === state)
      .flatMap(({ channel, purpose }) =>
        points
          .filter(({ kind }) => concerns(kind, channel))
          .map(({ value }) => ({ value, channel, purpose })),
      );
  if (takesBack)
    await tx.suppression.updateMany({
      where: { unionId: ctx.unionId, madeIn: takesBack, liftedAt: null },
      data: { liftedAt: new Date(), liftedIn: recordId },
    });
  await lift(tx, ctx, at("given"), recordId);
  await suppress(tx, ctx, at("withdrawn"), { recordId });
}
