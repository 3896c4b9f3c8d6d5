"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { editConversation } from "./edits.mutations";
import { editInput } from "./edits.schema";

export const editConversationAction = formAction(editInput, async (ctx, input) => {
  await editConversation(ctx, input);
  refresh();
});
