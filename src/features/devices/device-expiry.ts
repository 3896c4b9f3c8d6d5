/** A list that was not renewed is deleted from the phone after so many days. */
const keptDays = 7;

/** How many phones of one seat may keep a list at the same time. */
export const mostDevices = 5;

export const deviceStates = ["kept", "expired", "revoked", "unknown"] as const;
export type DeviceState = (typeof deviceStates)[number];

export const expiryOf = (now: Date) => new Date(now.getTime() + keptDays * 86_400_000);
