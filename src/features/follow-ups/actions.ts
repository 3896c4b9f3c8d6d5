"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import {
  closeFollowUp,
  moveBackFollowUp,
  postponeFollowUp,
  reassignFollowUp,
  reopenFollowUp,
} from "./mutations";
import { closeInput, moveBackInput, postponeInput, reassignInput, reopenInput } from "./schema";

export const closeFollowUpAction = action(closeInput, async (ctx, input) => {
  await closeFollowUp(ctx, input);
  refresh();
});

export const reopenFollowUpAction = action(reopenInput, async (ctx, input) => {
  await reopenFollowUp(ctx, input);
  refresh();
});

export const postponeFollowUpAction = action(postponeInput, async (ctx, input) => {
  await postponeFollowUp(ctx, input);
  refresh();
});

export const moveBackFollowUpAction = action(moveBackInput, async (ctx, input) => {
  await moveBackFollowUp(ctx, input);
  refresh();
});

export const reassignFollowUpAction = action(reassignInput, async (ctx, input) => {
  await reassignFollowUp(ctx, input);
  refresh();
});
