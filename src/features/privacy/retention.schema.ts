import { z } from "zod";

export const retentionKinds = ["contacts", "notes", "views", "phone_entries"] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** In months; the choices of an admin beside "never". */
export const retentionMonths = [6, 12, 24, 36, 60, 120] as const;

/** Where nobody chose: people and notes stay, traces of use go. */
export const retentionDefaults: Readonly<Record<RetentionKind, number | null>> = {
  contacts: null,
  notes: null,
  views: 24,
  phone_entries: 12,
};

export const setRetentionInput = z.strictObject({
  kind: z.enum(retentionKinds),
  months: z.enum(["never", ...retentionMonths.map(String)]),
});
export type SetRetentionInput = z.output<typeof setRetentionInput>;
