import { z } from "zod";
import { id } from "@/lib/ids";

export const deviceSecret = z.string().regex(/^[\w-]{43}$/);

/** The id and the secret that a phone sends with each request. */
export const deviceKey = z.strictObject({ id, secret: deviceSecret });
export const deviceInput = z.strictObject({ ...deviceKey.shape, name: z.string().trim().min(1).max(80) });

export const revokeInput = z.strictObject({ id });

export type DeviceKey = z.output<typeof deviceKey>;
export type DeviceInput = z.output<typeof deviceInput>;
export type Revoke = z.output<typeof revokeInput>;
