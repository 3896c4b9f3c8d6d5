import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { thresholdRules } from "./threshold";

const line = {
  name: z.string().trim().min(1).max(80),
  rule: z.enum(thresholdRules),
  /** Workers, or a percentage: 50 is one half. */
  amount: z.coerce
    .number({ error: "number" })
    .positive({ error: "number" })
    .max(100_000, { error: "number" }),
  source: z.string().trim().max(200).optional(),
  headline: z.coerce.boolean().default(false),
  perCompany: z.coerce.boolean().optional(),
  effectiveFrom: day.optional(),
};

const fits = ({ rule, amount }: { rule: string; amount: number }) =>
  rule === "workers" ? Number.isInteger(amount) : amount <= 100;
const misfit = { path: ["amount"], error: "number" };

export const createThresholdInput = z.strictObject(line).refine(fits, misfit);
export const editThresholdInput = z.strictObject({ thresholdId: id, ...line }).refine(fits, misfit);
export const endThresholdInput = z.strictObject({ thresholdId: id, effectiveTo: day });

export type CreateThreshold = z.output<typeof createThresholdInput>;
export type EditThreshold = z.output<typeof editThresholdInput>;
export type EndThreshold = z.output<typeof endThresholdInput>;
