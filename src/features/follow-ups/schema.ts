import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

export const closeInput = z.strictObject({ id, state: z.enum(["kept", "broken", "cancelled"]) });
export const postponeInput = z.strictObject({ id, dueOn: day.optional() });
export const moveBackInput = z.strictObject({ id, dueOn: day });
export const reopenInput = z.strictObject({ id });
export const reassignInput = z.strictObject({
  id,
  userId: z.uuid({ error: "choice" }),
  /** Restores this day when an assignment is undone. */
  countsFrom: day.optional(),
});

export type Close = z.output<typeof closeInput>;
export type Postpone = z.output<typeof postponeInput>;
export type MoveBack = z.output<typeof moveBackInput>;
export type Reopen = z.output<typeof reopenInput>;
export type Reassign = z.output<typeof reassignInput>;
