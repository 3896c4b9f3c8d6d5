import type { ConversationInput } from "@/features/conversations/schema";
import { conversationsOf } from "@/features/conversations/timeline.queries";
import type { Context, Role } from "@/lib/context";
import { read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf, workplaceFactory } from "./factories";

/** An organiser called Sari at one workplace, with contacts. */
export async function scene(role: Role = "organiser") {
  const admin = await signedIn();
  const union = { id: admin.unionId, timeZone: admin.timeZone };
  const place = await workplaceFactory(admin);
  const departments = [{ id: place.departmentId, workplaceId: place.workplaceId }];
  const turf =
    role === "delegate"
      ? { whole: false as const, workplaceIds: [], departments }
      : { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
  const ctx = await signedIn({ role, union, turf, name: "Sari" });
  const someone = async (name = "Siti") => (await contactFactory(admin, { name, place })).id;
  return { admin, union, place, ctx, someone };
}

export const conversation = (
  contactId: string,
  more: Partial<ConversationInput> = {},
): ConversationInput => ({
  ...{ id: newId(), contactId, outcome: "conversation" },
  ...more,
});

export const presentDay = (ctx: Context, id: string) =>
  read(systemOf(ctx), (tx) =>
    tx.contact.findFirstOrThrow({
      where: { unionId: ctx.unionId, id },
      select: { assessment: true, lastOutcome: true, lastContactAt: true },
    }),
  );
export const timeline = async (ctx: Context, contactId: string) =>
  (await conversationsOf(ctx, contactId)).conversations;
