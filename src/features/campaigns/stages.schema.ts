import { z } from "zod";
import { id } from "@/lib/ids";

const name = z.string({ error: "required" }).trim().min(1, "required").max(80, "too_long");

export const addStageInput = z.strictObject({
  id: id.optional(),
  campaignId: id,
  name,
  kind: z.enum(["step", "member", "exit"]).default("step"),
});
export type AddStageInput = z.output<typeof addStageInput>;

export const renameStageInput = z.strictObject({ campaignId: id, stageId: id, name });
export type RenameStageInput = z.output<typeof renameStageInput>;

export const reorderStagesInput = z.strictObject({ campaignId: id, stageIds: z.array(id).min(1).max(50) });
export type ReorderStagesInput = z.output<typeof reorderStagesInput>;

export const removeStageInput = z.strictObject({ campaignId: id, stageId: id });
export type RemoveStageInput = z.output<typeof removeStageInput>;
