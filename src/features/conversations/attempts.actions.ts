"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { noAnswers } from "./attempts.mutations";
import { noAnswersInput } from "./attempts.schema";

export const noAnswersAction = action(noAnswersInput, async (ctx, input) => {
  const attempts = await noAnswers(ctx, input);
  refresh();
  return attempts;
});
