import "server-only";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { findDeviceState, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type DeviceState, deviceStates } from "./device-expiry";
import { devices } from "./policy";

const shown = 200;
// A phone asks once a minute; a whole gate may share an address.
const mostAsked = 1_200;

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
      take: shown,
    }),
  );
  return rows.map(({ user, ...row }) => ({ ...row, user: user.name }));
}

/**
 * Whether a phone may still keep what it has, by its secret alone: also when nobody is signed in on it. `origin` is where it
 * asks from, for nobody is known yet who could be slowed down otherwise.
 */
export async function deviceState(secret: string, origin: string): Promise<DeviceState> {
  await slowDown("phone-device", hashSecret(origin), mostAsked);
  const found = await findDeviceState(hashSecret(secret));
  return deviceStates.find((state) => state === found) ?? "unknown";
}
