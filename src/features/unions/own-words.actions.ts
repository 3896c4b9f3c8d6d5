"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { setOwnWords } from "./own-words.mutations";
import { ownWordsInput } from "./own-words.schema";

export const setOwnWordsAction = formAction(ownWordsInput, async (ctx, input) => {
  await setOwnWords(ctx, input);
  refresh();
});
