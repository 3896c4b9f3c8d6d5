"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { changePrompt, resetPrompt } from "./mutations";
import { changePromptInput, resetPromptInput } from "./schema";

export const changePromptAction = formAction(changePromptInput, async (ctx, input) => {
  await changePrompt(ctx, input);
  refresh();
});

export const resetPromptAction = formAction(resetPromptInput, async (ctx, input) => {
  await resetPrompt(ctx, input);
  refresh();
});
