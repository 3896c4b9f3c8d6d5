import type { Context } from "@/lib/context";
import { type Day, fromDatabaseDay } from "@/lib/dates";
import type { Tx } from "@/lib/db";

export type OpenFollowUp = { id: string; promise: string | null; dueOn: Day };

const shown = 5;

type Asked = { contactIds: readonly string[]; userId: string };

/** For each contact, the user's own open follow-ups, the earliest first. */
export async function openFollowUpsOf(
  tx: Tx,
  ctx: Context,
  { contactIds, userId }: Asked,
): Promise<ReadonlyMap<string, OpenFollowUp[]>> {
  const rows = await tx.followUp.findMany({
    where: { unionId: ctx.unionId, contactId: { in: [...contactIds] }, assignedTo: userId, state: "open" },
    select: { id: true, contactId: true, promise: true, dueOn: true },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  const byContact = new Map<string, OpenFollowUp[]>();
  for (const { contactId, dueOn, ...row } of rows) {
    const known = byContact.get(contactId) ?? [];
    if (known.length < shown) byContact.set(contactId, [...known, { ...row, dueOn: fromDatabaseDay(dueOn) }]);
  }
  return byContact;
}
