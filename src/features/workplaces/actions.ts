"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { archiveWorkplace, createWorkplace, editWorkplace, placeWorkplace } from "./mutations";
import {
  archiveWorkplaceInput,
  createWorkplaceInput,
  editWorkplaceInput,
  placeWorkplaceInput,
} from "./schema";

export const createWorkplaceAction = formAction(createWorkplaceInput, async (ctx, input) => {
  const id = await createWorkplace(ctx, input);
  redirect(`/workplaces/${id}`);
});

export const editWorkplaceAction = formAction(editWorkplaceInput, async (ctx, input) => {
  const id = await editWorkplace(ctx, input);
  refresh();
  return id;
});

export const archiveWorkplaceAction = action(archiveWorkplaceInput, async (ctx, input) => {
  await archiveWorkplace(ctx, input);
  refresh();
});

export const placeWorkplaceAction = formAction(placeWorkplaceInput, async (ctx, input) => {
  await placeWorkplace(ctx, input);
  refresh();
});
