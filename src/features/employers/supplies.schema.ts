import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

export const recordSupplyInput = z
  .strictObject({
    id: id.optional(),
    employerId: id,
    brand: z.string().trim().min(1).max(200),
    since: day.optional(),
    until: day.optional(),
    source: z.string().trim().min(1).max(200),
  })
  .refine(({ since, until }) => !since || !until || until > since, { path: ["until"], error: "order" });
export const withdrawSupplyInput = z.strictObject({ supplyId: id, withdrawn: z.boolean() });

export type RecordSupply = z.output<typeof recordSupplyInput>;
export type WithdrawSupply = z.output<typeof withdrawSupplyInput>;
