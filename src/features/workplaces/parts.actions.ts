"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { createPart, editPart, removePart, reorderParts } from "./parts.mutations";
import { createPartInput, editPartInput, removePartInput, reorderPartsInput } from "./parts.schema";

export const createPartAction = formAction(createPartInput, async (ctx, input) => {
  const id = await createPart(ctx, input);
  refresh();
  return id;
});

export const editPartAction = formAction(editPartInput, async (ctx, input) => {
  const id = await editPart(ctx, input);
  refresh();
  return id;
});

export const reorderPartsAction = action(reorderPartsInput, async (ctx, input) => {
  await reorderParts(ctx, input);
  refresh();
});

export const removePartAction = formAction(removePartInput, async (ctx, input) => {
  await removePart(ctx, input);
  refresh();
});
