"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { addStage, removeStage, renameStage, reorderStages } from "./stages.mutations";
import { addStageInput, removeStageInput, renameStageInput, reorderStagesInput } from "./stages.schema";

export const addStageAction = formAction(addStageInput, async (ctx, input) => {
  await addStage(ctx, input);
  refresh();
});

export const renameStageAction = formAction(renameStageInput, async (ctx, input) => {
  await renameStage(ctx, input);
  refresh();
});

export const reorderStagesAction = formAction(reorderStagesInput, async (ctx, input) => {
  await reorderStages(ctx, input);
  refresh();
});

export const removeStageAction = formAction(removeStageInput, async (ctx, input) => {
  await removeStage(ctx, input);
  refresh();
});
