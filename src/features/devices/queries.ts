import "server-only";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { read, withCredential } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { devices } from "./policy";
import type { DeviceState } from "./rules";

export type DeviceLine = {
  id: string;
  name: string;
  user: string;
  people: number;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
};

/** The phones on which the reader keeps a list, the one that was seen last first. */
export function myDevices(ctx: Context): Promise<DeviceLine[]> {
  authorize(ctx, devices.keep);
  return devicesOf(ctx, actingUserId(ctx) ?? undefined);
}

/** Every phone of the union on which somebody keeps a list. */
export function allDevices(ctx: Context): Promise<DeviceLine[]> {
  authorize(ctx, devices.readAll);
  return devicesOf(ctx);
}

async function devicesOf(ctx: Context, userId?: string): Promise<DeviceLine[]> {
  const rows = await read(ctx, (tx) =>
    tx.device.findMany({
      where: { unionId: ctx.unionId, ...(userId && { userId }) },
      select: {
        ...{ id: true, name: true, people: true, lastSeenAt: true, expiresAt: true, revokedAt: true },
        user: { select: { name: true } },
      },
      orderBy: [{ revokedAt: { sort: "asc", nulls: "first" } }, { lastSeenAt: "desc" }, { id: "asc" }],
    }),
  );
  return rows.map(({ user, ...row }) => ({ ...row, user: user.name }));
}

/** Whether a phone may still keep what it has, by its secret alone: also when nobody is signed in on it. */
export async function deviceState(secret: string): Promise<DeviceState> {
  const secretHash = hashSecret(secret);
  return withCredential({ secretHash }, async (tx) => {
    const device = await tx.device.findFirst({
      where: { secretHash },
      select: { expiresAt: true, revokedAt: true },
    });
    if (!device) return "unknown";
    if (device.revokedAt) return "revoked";
    await tx.device.updateMany({ where: { secretHash }, data: { lastSeenAt: new Date() } });
    return device.expiresAt < new Date() ? "expired" : "kept";
  });
}
