import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { scopes, tabs } from "./tabs";

/** What the address says about the list; anything unknown is the default. */
export const followUpFilter = z.object({
  tab: z.enum(tabs).optional().catch(undefined),
  whose: z.enum(scopes).catch("mine"),
  /** How many pages are shown. */
  more: z.coerce.number().int().min(1).max(50).catch(1),
});

export const closeInput = z.strictObject({ id, state: z.enum(["kept", "broken", "cancelled"]) });
export const postponeInput = z.strictObject({ id, dueOn: day.optional() });
export const moveBackInput = z.strictObject({ id, dueOn: day });
export const reopenInput = z.strictObject({ id });
export const reassignInput = z.strictObject({
  id,
  userId: z.uuid({ error: "choice" }),
  /** For taking a handing-over back: the day that it counted from before. */
  countsFrom: day.optional(),
});

export type FollowUpFilter = z.output<typeof followUpFilter>;
export type Close = z.output<typeof closeInput>;
export type Postpone = z.output<typeof postponeInput>;
export type MoveBack = z.output<typeof moveBackInput>;
export type Reopen = z.output<typeof reopenInput>;
export type Reassign = z.output<typeof reassignInput>;
