import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { amountIn } from "./amount";
import { conditionKinds, most } from "./vocabulary.schema";

const source = z.string().trim().min(1).max(200);

/** As it is typed: "5.018.000", "Rp 5,018,000", "37,5". */
const amount = z
  .string()
  .transform((text) => amountIn(text))
  .refine((value) => value !== null, "amount")
  .transform((value) => value ?? 0);

export const recordConditionInput = z
  .strictObject({
    id: id.optional(),
    workplaceId: id,
    kind: z.enum(conditionKinds),
    amount,
    observedOn: day,
    source,
  })
  .refine((input) => input.amount <= most[input.kind], { path: ["amount"], error: "amount" })
  .refine((input) => input.kind !== "lowest_wage" || input.amount > 0, { path: ["amount"], error: "amount" })
  .refine((input) => input.kind !== "injuries" || Number.isInteger(input.amount), {
    path: ["amount"],
    error: "number",
  });
export const withdrawConditionInput = z.strictObject({ conditionId: id, withdrawn: z.boolean() });

export const pasteMinimumWagesInput = z.strictObject({ text: z.string().min(1).max(200_000), source });
export const withdrawMinimumWageInput = z.strictObject({ minimumWageId: id });

export type RecordCondition = z.output<typeof recordConditionInput>;
export type WithdrawCondition = z.output<typeof withdrawConditionInput>;
export type PasteMinimumWages = z.output<typeof pasteMinimumWagesInput>;
export type WithdrawMinimumWage = z.output<typeof withdrawMinimumWageInput>;
