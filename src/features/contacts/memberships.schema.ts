import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { membershipEndings } from "./vocabulary";

export const joinUnionInput = z.strictObject({
  contactId: id,
  joinedOn: day.optional(),
  cardNumber: z.string().trim().max(40).optional(),
});
export type JoinUnionInput = z.output<typeof joinUnionInput>;

export const correctCardInput = z.strictObject({
  contactId: id,
  cardNumber: z.string().trim().max(40).optional(),
});
export type CorrectCardInput = z.output<typeof correctCardInput>;

export const leaveUnionInput = z.strictObject({
  contactId: id,
  leftOn: day.optional(),
  ending: z.enum(membershipEndings),
});
export type LeaveUnionInput = z.output<typeof leaveUnionInput>;
