import { suppressedOf } from "@/features/consents/suppressions.queries";
import { readPhones } from "@/features/matching/phone";
import { audit } from "@/lib/audit";
import type { Context } from "@/lib/context";
import { toDatabaseDay, today } from "@/lib/dates";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { authorize } from "@/lib/policy";
import type { MarkNumberInput } from "./points.schema";
import { contacts } from "./policy";

type Given = { phones: readonly string[]; emails: readonly string[] };
type Point = { kind: "phone" | "email"; value: string };

/** Replaces a contact's telephones and e-mail addresses; those that stay keep their consent, and a refused one comes back refused. */
export async function setPoints(tx: Tx, ctx: Context, contactId: string, given: Given): Promise<void> {
  const points = await readPoints(tx, ctx, given);
  const of = { unionId: ctx.unionId, contactId };
  const before = await tx.contactPoint.findMany({ where: of, select: { id: true, kind: true, value: true } });
  const gone = before.filter((old) => !points.some((point) => same(point, old)));
  await tx.contactPoint.deleteMany({ where: { unionId: ctx.unionId, id: { in: gone.map(({ id }) => id) } } });
  const numbered = points.map((point, position) => ({ ...of, ...point, id: newId(), position }));
  const added = numbered.filter((point) => !before.some((old) => same(point, old)));
  const closed = await suppressedOf(
    tx,
    ctx,
    added.map(({ value }) => value),
  );
  await tx.contactPoint.createMany({
    data: added.map((point) => ({ ...point, closed: closed.get(point.value) ?? [] })),
  });
}

/** A wrong number stays in sight and is no longer called or written to; the same again takes the mark off. */
export async function markNumber(ctx: Context, { pointId, wrong }: MarkNumberInput): Promise<void> {
  authorize(ctx, contacts.update);
  await write(ctx, async (tx) => {
    const point = await tx.contactPoint.findFirst({
      where: { unionId: ctx.unionId, id: pointId, kind: "phone" },
      select: { contactId: true },
    });
    if (!point) throw new AppError("NOT_FOUND");
    const data = { wrongOn: wrong ? toDatabaseDay(today(ctx)) : null };
    await tx.contactPoint.updateMany({ where: { unionId: ctx.unionId, id: pointId }, data });
    await audit(tx, ctx, {
      action: "contact.number",
      entity: "contact",
      entityId: point.contactId,
      details: { wrong },
    });
  });
}

const same = (one: Point, other: Point) => one.kind === other.kind && one.value === other.value;

/** As it is stored. Two numbers in one field become two; anything else is refused. */
export async function readPoints(tx: Tx, ctx: Context, { phones, emails }: Given): Promise<Point[]> {
  const union = await tx.union.findUniqueOrThrow({ where: { id: ctx.unionId }, select: { country: true } });
  const read = phones.map((phone) => readPhones(phone, union.country));
  if (read.some(({ phones: numbers, problem }) => problem || numbers.length === 0))
    throw new AppError("INVALID", { phones: "format" });
  const points: Point[] = [
    ...read.flatMap(({ phones: numbers }) => numbers.map(({ value }) => ({ kind: "phone" as const, value }))),
    ...emails.map((value) => ({ kind: "email" as const, value })),
  ];
  return points.filter((point, at) => points.findIndex((other) => same(point, other)) === at);
}
