import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { headcountSources } from "./headcount";

export const recordHeadcountInput = z.strictObject({
  workplaceId: id,
  departmentId: id.optional(),
  shiftId: id.optional(),
  countedOn: day,
  eligible: z.coerce
    .number({ error: "number" })
    .int({ error: "number" })
    .min(0, { error: "number" })
    .max(10_000_000, { error: "number" }),
  source: z.enum(headcountSources),
});
export const withdrawHeadcountInput = z.strictObject({ headcountId: id, withdrawn: z.boolean() });

export type RecordHeadcount = z.output<typeof recordHeadcountInput>;
export type WithdrawHeadcount = z.output<typeof withdrawHeadcountInput>;
