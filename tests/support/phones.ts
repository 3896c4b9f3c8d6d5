import { takeList } from "@/features/devices/lists.mutations";
import { receive } from "@/features/devices/outbox.mutations";
import { deviceState } from "@/features/devices/queries";
import type { Context } from "@/lib/context";
import { newSecret } from "@/lib/crypto";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { contactFactory, signedIn, systemOf, unionFactory, workplaceFactory } from "./factories";

export const phone = () => ({ id: newId(), secret: newSecret() });
export const user = (ctx: Context) => (ctx.actor.type === "user" ? ctx.actor.userId : "");
export const named = (device: ReturnType<typeof phone>) => ({ ...device, name: "Phone" });
export const now = (minutesAgo = 0) => new Date(Date.now() - minutesAgo * 60_000).toISOString();
export const conversation = (contactId: string, more: object = {}) => ({
  ...{ kind: "conversation", id: newId(), at: now(), contactId, outcome: "conversation" },
  ...more,
});

export const clearedAt = "192.0.2.7";
export const stateOf = ({ secret }: ReturnType<typeof phone>) => deviceState(secret, "192.0.2.8");
const weekAgo = () => new Date(Date.now() - 7 * 86_400_000);

/** Two organisers with the same turf, and a contact there. */
export async function gate() {
  const union = await unionFactory();
  const admin = await signedIn({ union });
  const place = await workplaceFactory(admin);
  const turf = { whole: false as const, workplaceIds: [place.workplaceId], departments: [] };
  const sari = await signedIn({ union, role: "organiser", turf, name: "Sari" });
  const joko = await signedIn({ union, role: "organiser", turf, name: "Joko" });
  const { id: contactId } = await contactFactory(admin, { place, name: "Rini", phone: "+628123456789" });
  return {
    union,
    admin,
    place,
    sari,
    joko,
    contactId,
    choice: { workplaceId: place.workplaceId, followUps: true },
  };
}

export async function keeper(ctx: Context, choice: { workplaceId: string; followUps: boolean }) {
  const device = phone();
  await takeList(ctx, { device: named(device), choice });
  await write(systemOf(ctx), (tx) =>
    tx.device.updateMany({
      where: { unionId: ctx.unionId, id: device.id },
      data: { createdAt: weekAgo() },
    }),
  );
  const send = (...entries: ReturnType<typeof conversation>[]) =>
    receive(ctx, { device, userId: user(ctx), sentAt: now(), entries });
  return { device, send };
}
