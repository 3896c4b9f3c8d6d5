import { actingUserId, type Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { contacts } from "./policy";

/** Notes that the acting user opened a contact's page: one row a day, user and contact, which counts. The row is the trace itself. */
export async function recordView(ctx: Context, contactId: string): Promise<void> {
  authorize(ctx, contacts.read);
  const userId = actingUserId(ctx);
  if (!userId) return;
  await write(
    ctx,
    (tx) => tx.$executeRaw`
      INSERT INTO contact_view (union_id, day, user_id, contact_id)
      VALUES (${ctx.unionId}::uuid, ${today(ctx)}::date, ${userId}::uuid, ${contactId}::uuid)
      ON CONFLICT (union_id, day, user_id, contact_id) DO UPDATE SET times = contact_view.times + 1, last_at = now()`,
  );
}
