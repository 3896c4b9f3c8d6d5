"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { editConversation } from "./mutations";
import { editInput } from "./schema";

export const editConversationAction = formAction(editInput, async (ctx, input) => {
  await editConversation(ctx, input);
  refresh();
});
