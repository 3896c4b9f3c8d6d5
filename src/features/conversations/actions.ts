"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { instantOn } from "@/lib/dates";
import {
  logConversation,
  noAnswer,
  restoreConversation,
  withdrawConversation,
  withdrawConversations,
} from "./mutations";
import { offersAfter } from "./offers.queries";
import { logForm, noAnswerInput, withdrawInput, withdrawManyInput } from "./schema";

// No refresh: the form goes on to the next person or closes, and that screen is read anew. Plain values are a third of a
// form's bytes.
export const logConversationAction = action(logForm, async (ctx, form) => {
  const { heldOn, followUp, followUpDate, promise, ...conversation } = form;
  const dueOn = followUp === "date" ? followUpDate : followUp;
  const logged = await logConversation(ctx, {
    ...conversation,
    heldAt: instantOn(ctx, heldOn),
    ...(dueOn && { followUp: { dueOn, promise } }),
  });
  return { ...logged, offers: await offersAfter(ctx, conversation.contactId, conversation) };
});

export const noAnswerAction = action(noAnswerInput, async (ctx, input) => {
  const saved = await noAnswer(ctx, input);
  refresh();
  return saved;
});

export const withdrawConversationAction = action(withdrawInput, async (ctx, input) => {
  await withdrawConversation(ctx, input);
  refresh();
});

export const withdrawConversationsAction = action(withdrawManyInput, async (ctx, input) => {
  await withdrawConversations(ctx, input);
  refresh();
});

export const restoreConversationAction = action(withdrawInput, async (ctx, input) => {
  await restoreConversation(ctx, input);
  refresh();
});
