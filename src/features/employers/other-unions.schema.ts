import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

const number = { error: "number" };

export const recordOtherUnionInput = z.strictObject({
  id: id.optional(),
  employerId: id,
  name: z.string().trim().min(1).max(200),
  members: z.coerce.number(number).int(number).min(0, number).max(10_000_000, number),
  claimedOn: day,
  source: z.string().trim().min(1).max(200),
});
export const withdrawOtherUnionInput = z.strictObject({ claimId: id, withdrawn: z.boolean() });

export type RecordOtherUnion = z.output<typeof recordOtherUnionInput>;
export type WithdrawOtherUnion = z.output<typeof withdrawOtherUnionInput>;
