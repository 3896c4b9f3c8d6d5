import { countInHour } from "@/features/users/sign-in-tries.mutations";
import { audit } from "@/lib/audit";
import { actingUserId, type Context } from "@/lib/context";
import { write } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { authorize, requireRecentProof } from "@/lib/policy";
import { openedNationalId } from "./national-id.queries";
import { contacts } from "./policy";

const freeInHour = 5;

/** Reveals a national id, with an audit row. Whoever opens many within an hour shows first who they are. */
export async function revealNationalId(ctx: Context, contactId: string): Promise<string> {
  authorize(ctx, contacts.revealNationalId);
  const opened = await countInHour("national-id", actingUserId(ctx) ?? "");
  if (opened > freeInHour) requireRecentProof(ctx);
  return write(ctx, async (tx) => {
    const row = await tx.contact.findFirst({
      where: { unionId: ctx.unionId, id: contactId },
      select: { nationalIdCipher: true },
    });
    const value = openedNationalId(contactId, row?.nationalIdCipher ?? null);
    if (!value) throw new AppError("NOT_FOUND");
    await audit(tx, ctx, { action: "contact.reveal_national_id", entity: "contact", entityId: contactId });
    return value;
  });
}
