import { z } from "zod";
import { id } from "@/lib/ids";
import { absencePolicies } from "./absences";
import { overwriteRules, type RuledField, ruledFields } from "./overwrite-policy";

export const overwriteInput = z.strictObject({
  batchId: id,
  field: z.enum(ruledFields as [RuledField, ...RuledField[]], { error: "choice" }),
  rule: z.enum(overwriteRules, { error: "choice" }),
});
export type OverwriteInput = z.output<typeof overwriteInput>;

export const absencePolicyInput = z.strictObject({
  batchId: id,
  leaving: z.enum(absencePolicies, { error: "choice" }),
});
export type AbsencePolicyInput = z.output<typeof absencePolicyInput>;
