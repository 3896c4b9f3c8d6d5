"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { pasteMinimumWages, withdrawMinimumWage } from "./minimum-wages.mutations";
import { recordCondition, withdrawCondition } from "./mutations";
import {
  pasteMinimumWagesInput,
  recordConditionInput,
  withdrawConditionInput,
  withdrawMinimumWageInput,
} from "./schema";

export const recordConditionAction = formAction(recordConditionInput, async (ctx, input) => {
  const id = await recordCondition(ctx, input);
  refresh();
  return id;
});

export const withdrawConditionAction = action(withdrawConditionInput, async (ctx, input) => {
  await withdrawCondition(ctx, input);
  refresh();
});

export const pasteMinimumWagesAction = formAction(pasteMinimumWagesInput, async (ctx, input) => {
  const pasted = await pasteMinimumWages(ctx, input);
  refresh();
  return pasted;
});

export const withdrawMinimumWageAction = action(withdrawMinimumWageInput, async (ctx, input) => {
  await withdrawMinimumWage(ctx, input);
  refresh();
});
