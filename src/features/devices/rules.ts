/** A list that nobody renewed is gone from the phone after so many days. */
export const keptDays = 7;

export type DeviceState = "kept" | "expired" | "revoked" | "unknown";

export const expiryOf = (now: Date) => new Date(now.getTime() + keptDays * 86_400_000);
