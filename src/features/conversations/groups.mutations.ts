import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize } from "@/lib/policy";
import { type GroupInput, groupInput } from "./groups.schema";
import { type CheckedConversation, checkConversation, insertConversations } from "./insert.mutations";
import { conversations } from "./policy";

/**
 * Logs a group conversation as one conversation for each person, joined by the group's id: all of them or none. A refusal is
 * filed under the contact's id, so that the form can name the person. `again`: all of it was saved before.
 */
export async function logGroup(ctx: Context, input: GroupInput): Promise<{ ids: string[]; again: boolean }> {
  authorize(ctx, conversations.log);
  const { people, ...shared } = groupInput.parse(input);
  const checked = people.map((person) =>
    ofPerson(person.contactId, () => checkConversation(ctx, { ...shared, ...person })),
  );
  const fresh = await write(ctx, async (tx) => {
    await requireContacts(tx, ctx, checked);
    return insertConversations(ctx, checked);
  });
  return { ids: checked.map(({ id }) => id), again: fresh === 0 };
}

const own = ["evidence", "followUp"];

function ofPerson(contactId: string, read: () => CheckedConversation): CheckedConversation {
  try {
    return read();
  } catch (error) {
    const problem = error instanceof AppError && own.map((field) => error.fields[field]).find(Boolean);
    throw problem ? new AppError("INVALID", { [contactId]: problem }) : error;
  }
}

async function requireContacts(tx: Tx, ctx: Context, checked: readonly CheckedConversation[]): Promise<void> {
  const ids = checked.map(({ contactId }) => contactId);
  const rows = await tx.contact.findMany({
    where: { unionId: ctx.unionId, id: { in: ids } },
    select: { id: true },
  });
  const known = new Set(rows.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length > 0)
    throw new AppError("INVALID", Object.fromEntries(missing.map((id) => [id, "gone"])));
}
