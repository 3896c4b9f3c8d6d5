import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { ListChoice } from "./lists.schema";
import { mostPeople } from "./phone-list";
import { devices } from "./policy";

type Chosen = { choice: ListChoice; userId: string };

/** Ids of the people of the place, and of those with an open follow-up of the user's. */
export function chosenIds(ctx: Context, { choice, userId }: Chosen): Prisma.Sql {
  const { workplaceId, departmentId, shiftId, followUps } = choice;
  const part = (column: "department_id" | "shift_id", id: string | undefined) =>
    id ? Prisma.sql`AND p.${Prisma.raw(column)} = ${id}::uuid` : Prisma.empty;
  const place = workplaceId
    ? Prisma.sql`SELECT p.id FROM contact p WHERE p.union_id = ${ctx.unionId}::uuid AND p.workplace_id = ${workplaceId}::uuid
        ${part("department_id", departmentId)} ${part("shift_id", shiftId)}`
    : Prisma.sql`SELECT NULL::uuid`;
  const due = followUps
    ? Prisma.sql`UNION SELECT o.contact_id FROM follow_up o
        WHERE o.union_id = ${ctx.unionId}::uuid AND o.assigned_to = ${userId}::uuid AND o.state = 'open'`
    : Prisma.empty;
  return Prisma.sql`${place} ${due}`;
}

/** At most one more than a phone takes: that is all that the form has to know. */
export async function countForList(ctx: Context, choice: ListChoice): Promise<number> {
  authorize(ctx, devices.keep);
  const userId = ctx.actor.type === "user" ? ctx.actor.userId : "";
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ people: number }[]>(Prisma.sql`
      SELECT count(*)::int AS people FROM (
        SELECT 1 FROM contact c
        WHERE c.union_id = ${ctx.unionId}::uuid AND c.deceased_on IS NULL AND c.id IN (${chosenIds(ctx, { choice, userId })})
        LIMIT ${mostPeople + 1}::int) fit`),
  );
  return row?.people ?? 0;
}
