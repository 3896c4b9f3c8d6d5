"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { AppError } from "@/lib/errors";
import { undoEdit } from "./edits.mutations";
import { changeJob, endJob } from "./jobs.mutations";
import { changeJobInput, endJobInput } from "./jobs.schema";
import { correctCard, joinUnion, leaveUnion } from "./memberships.mutations";
import { correctCardInput, joinUnionInput, leaveUnionInput } from "./memberships.schema";
import { createContact, updateContact } from "./mutations";
import { askNamesakes } from "./namesakes.mutations";
import { namesakesOf } from "./namesakes.queries";
import { revealNationalId } from "./national-id.mutations";
import { markNumber } from "./points.mutations";
import { markNumberInput } from "./points.schema";
import { contactId, createContactInput, namesakeInput, undoEditInput, updateContactInput } from "./schema";

/** Adds a contact, or first shows who may be the same person. */
export const createContactAction = formAction(createContactInput, async (ctx, input) => {
  const namesakes = input.another ? [] : await namesakesOf(ctx, input);
  if (namesakes.length > 0) return { namesakes };
  const { id } = await createContact(ctx, input);
  redirect(input.follow ? `/contacts/${id}?log=${id}` : `/contacts/${id}`);
});

export const namesakesAction = action(namesakeInput, (ctx, input) => askNamesakes(ctx, input));

export const updateContactAction = formAction(updateContactInput, async (ctx, input) => {
  await updateContact(ctx, input).catch(showLatest);
  redirect(`/contacts/${input.id}`);
});

export const changeJobAction = formAction(changeJobInput, async (ctx, input) => {
  await changeJob(ctx, input).catch(showLatest);
  redirect(`/contacts/${input.contactId}`);
});

export const undoEditAction = formAction(undoEditInput, async (ctx, input) => {
  await undoEdit(ctx, input);
  refresh();
});

export const endJobAction = formAction(endJobInput, async (ctx, input) => {
  await endJob(ctx, input).catch(showLatest);
  redirect(`/contacts/${input.contactId}`);
});

export const joinUnionAction = formAction(joinUnionInput, async (ctx, input) => {
  await joinUnion(ctx, input);
  redirect(`/contacts/${input.contactId}`);
});

export const leaveUnionAction = formAction(leaveUnionInput, async (ctx, input) => {
  await leaveUnion(ctx, input);
  redirect(`/contacts/${input.contactId}`);
});

export const correctCardAction = formAction(correctCardInput, async (ctx, input) => {
  await correctCard(ctx, input);
  redirect(`/contacts/${input.contactId}`);
});

// In one tap, without leaving the screen.
export const endJobInPlaceAction = action(endJobInput, async (ctx, input) => {
  await endJob(ctx, input);
  refresh();
});

export const joinInPlaceAction = action(joinUnionInput, async (ctx, input) => {
  await joinUnion(ctx, input);
  refresh();
});

export const markNumberAction = action(markNumberInput, async (ctx, input) => {
  await markNumber(ctx, input);
  refresh();
});

export const revealNationalIdAction = action(contactId, (ctx, { id }) => revealNationalId(ctx, id));

/** The page behind the form gets the newest version; the form keeps what was typed, so saving again is a decision. */
function showLatest(error: unknown): never {
  if (error instanceof AppError && error.code === "CHANGED_MEANWHILE") refresh();
  throw error;
}
