"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { moreCards } from "./board.queries";
import { assignEnrolments, enrolContact, enrolMissing, removeEnrolment } from "./enrolments.mutations";
import {
  assignEnrolmentsInput,
  enrolContactInput,
  enrolMissingInput,
  moreCardsInput,
  moveEnrolmentsInput,
  moveOneInput,
  removeEnrolmentInput,
} from "./enrolments.schema";
import { moveEnrolments } from "./moves.mutations";

export const moveEnrolmentsAction = action(moveEnrolmentsInput, async (ctx, input) => {
  const outcome = await moveEnrolments(ctx, input);
  refresh();
  return outcome;
});

/** Without scripts: back to the board, with the answer in its address. */
export const moveOneAction = formAction(moveOneInput, async (ctx, { toStageId, back, ...move }) => {
  const { conflicts } = await moveEnrolments(ctx, { moves: [move], toStageId });
  redirect(`${back}${back.includes("?") ? "&" : "?"}told=${conflicts.length > 0 ? "faster" : "moved"}`);
});

export const moreCardsAction = action(moreCardsInput, (ctx, input) => moreCards(ctx, input));

export const enrolMissingAction = formAction(enrolMissingInput, async (ctx, input) => {
  const count = await enrolMissing(ctx, input);
  refresh();
  return count;
});

export const enrolContactAction = formAction(enrolContactInput, async (ctx, input) => {
  await enrolContact(ctx, input);
  refresh();
});

export const removeEnrolmentAction = formAction(removeEnrolmentInput, async (ctx, input) => {
  await removeEnrolment(ctx, input);
  refresh();
});

export const assignEnrolmentsAction = action(assignEnrolmentsInput, async (ctx, input) => {
  const count = await assignEnrolments(ctx, input);
  refresh();
  return count;
});
