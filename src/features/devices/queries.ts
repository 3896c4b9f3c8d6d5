import "server-only";
import { slowDown } from "@/features/users/sign-in-tries.mutations";
import { actingUserId, type Context } from "@/lib/context";
import { hashSecret } from "@/lib/crypto";
import { pool, read } from "@/lib/db";
import { authorize } from "@/lib/policy";
import { type DeviceState, deviceStates } from "./device-expiry";
import { devices } from "./policy";

const shown = 200;
// A phone asks once a minute; many phones may share an address.
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

/** The user's own phones, the last seen first. */
export function myDevices(ctx: Context): Promise<DeviceLine[]> {
  authorize(ctx, devices.keep);
  return devicesOf(ctx, actingUserId(ctx) ?? undefined);
}

/** Every phone of the union that keeps a list. */
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
 * Whether a phone may keep what it has, by its secret alone, also when no user is signed in. `origin` is the address that is
 * rate-limited.
 */
export async function deviceState(secret: string, origin: string): Promise<DeviceState> {
  const { rows } = await pool().query<{ state: string }>("SELECT device_state($1) AS state", [
    hashSecret(secret),
  ]);
  const state = deviceStates.find((each) => each === rows[0]?.state) ?? "unknown";
  // Only unknown secrets are counted: no stranger can keep a phone of the union from asking.
  if (state === "unknown") await slowDown("phone-device", hashSecret(origin), mostAsked);
  return state;
}
