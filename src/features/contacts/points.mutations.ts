import type { Context } from "@/lib/context";
import type { Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { readPhone } from "./read-phone";

type Given = { phones: readonly string[]; emails: readonly string[] };
type Point = { kind: "phone" | "email"; value: string };

/** Leaves exactly these telephones and e-mail addresses on a contact; those that stay keep their consent. */
export async function setPoints(tx: Tx, ctx: Context, contactId: string, given: Given): Promise<void> {
  const points = await readPoints(tx, ctx, given);
  const of = { unionId: ctx.unionId, contactId };
  const before = await tx.contactPoint.findMany({ where: of, select: { id: true, kind: true, value: true } });
  const gone = before.filter((old) => !points.some((point) => same(point, old)));
  await tx.contactPoint.deleteMany({ where: { unionId: ctx.unionId, id: { in: gone.map(({ id }) => id) } } });
  const added = points.map((point, position) => ({ ...of, ...point, id: newId(), position }));
  await tx.contactPoint.createMany({
    data: added.filter((point) => !before.some((old) => same(point, old))),
  });
}

const same = (one: Point, other: Point) => one.kind === other.kind && one.value === other.value;

/** What was typed, as it is stored; a telephone that can't be one is refused. */
export async function readPoints(tx: Tx, ctx: Context, { phones, emails }: Given): Promise<Point[]> {
  const union = await tx.union.findUniqueOrThrow({ where: { id: ctx.unionId }, select: { country: true } });
  const numbers = phones.map((phone) => readPhone(phone, union.country));
  if (numbers.includes(null)) throw new AppError("INVALID", { phones: "format" });
  const points: Point[] = [
    ...numbers.flatMap((value) => (value ? [{ kind: "phone" as const, value }] : [])),
    ...emails.map((value) => ({ kind: "email" as const, value })),
  ];
  return points.filter((point, at) => points.findIndex((other) => same(point, other)) === at);
}
