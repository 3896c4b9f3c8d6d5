import { actingUserId, type Context } from "@/lib/context";
import { plusDays, toDatabaseDay, today } from "@/lib/dates";
import { read, write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { systemOf } from "./factories";

export const me = (ctx: Context) => actingUserId(ctx) ?? "";

type Task = { contactId: string; days?: number; assignedTo: string; promise?: string; createdAt?: Date };

/** Due in so many days, inserted directly. */
export async function task(ctx: Context, { contactId, days = 0, assignedTo, promise, createdAt }: Task) {
  const id = newId();
  const row = {
    ...{ unionId: ctx.unionId, id, contactId, assignedTo, createdBy: assignedTo },
    dueOn: toDatabaseDay(plusDays(today(ctx), days)),
    promise: promise ?? null,
    ...(createdAt && { createdAt }),
  };
  await write(systemOf(ctx), (tx) => tx.followUp.createMany({ data: [row] }));
  return id;
}

export const followUpRow = (ctx: Context, id: string) =>
  read(systemOf(ctx), (tx) => tx.followUp.findFirstOrThrow({ where: { unionId: ctx.unionId, id } }));
