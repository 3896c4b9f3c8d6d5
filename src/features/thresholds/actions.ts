"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { createThreshold, editThreshold, endThreshold } from "./mutations";
import { createThresholdInput, editThresholdInput, endThresholdInput } from "./schema";

export const createThresholdAction = formAction(createThresholdInput, async (ctx, input) => {
  const id = await createThreshold(ctx, input);
  refresh();
  return id;
});

export const editThresholdAction = formAction(editThresholdInput, async (ctx, input) => {
  const id = await editThreshold(ctx, input);
  refresh();
  return id;
});

export const endThresholdAction = formAction(endThresholdInput, async (ctx, input) => {
  await endThreshold(ctx, input);
  refresh();
});
