import type { Context } from "@/lib/context";
import { type Tx, write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { NoAnswers } from "./attempts.schema";
import { checkConversation, insertConversations } from "./insert.mutations";
import { conversations } from "./policy";

export type Attempts = {
  /** Ids of the conversations that were saved. */
  saved: string[];
  /** Contacts that are gone or outside the turf: nothing was saved for them. */
  refused: string[];
};

/** "Not reached" for several people in one tap. A contact that is not found does not stop the others, and is named. */
export async function noAnswers(ctx: Context, { entries, channel }: NoAnswers): Promise<Attempts> {
  authorize(ctx, conversations.log);
  const attempts = entries.map((conversation) =>
    checkConversation(ctx, { ...conversation, channel, outcome: "no_answer" }),
  );
  return write(ctx, async (tx) => {
    const known = await knownContacts(tx, ctx, entries);
    const reachable = attempts.filter(({ contactId }) => known.has(contactId));
    await insertConversations(ctx, reachable);
    const refused = entries.filter(({ contactId }) => !known.has(contactId));
    return {
      saved: reachable.map(({ id }) => id),
      refused: refused.map(({ contactId }) => contactId),
    };
  });
}

async function knownContacts(
  tx: Tx,
  ctx: Context,
  entries: NoAnswers["entries"],
): Promise<ReadonlySet<string>> {
  const ids = entries.map(({ contactId }) => contactId);
  const rows = await tx.contact.findMany({
    where: { unionId: ctx.unionId, id: { in: ids } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
