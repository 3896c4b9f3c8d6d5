"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { apply, decide, reopenApplication } from "./applications.mutations";
import { changeCategory, createCategory, updateCategory } from "./categories.mutations";
import {
  applyInput,
  changeCategoryInput,
  createCategoryInput,
  decideInput,
  reopenInput,
  takeBackEndInput,
  transferInput,
  updateCategoryInput,
} from "./schema";
import { takeBackEnd, transferOut } from "./transfers.mutations";

export const applyAction = formAction(applyInput, async (ctx, input) => {
  await apply(ctx, input);
  refresh();
});

export const decideAction = formAction(decideInput, async (ctx, input) => {
  await decide(ctx, input);
  refresh();
});

export const reopenApplicationAction = formAction(reopenInput, async (ctx, input) => {
  await reopenApplication(ctx, input);
  refresh();
});

export const changeCategoryAction = formAction(changeCategoryInput, async (ctx, input) => {
  await changeCategory(ctx, input);
  refresh();
});

export const transferAction = formAction(transferInput, async (ctx, input) => {
  await transferOut(ctx, input);
  refresh();
});

export const takeBackEndAction = formAction(takeBackEndInput, async (ctx, input) => {
  await takeBackEnd(ctx, input);
  refresh();
});

export const createCategoryAction = formAction(createCategoryInput, async (ctx, input) => {
  await createCategory(ctx, input);
  refresh();
});

export const updateCategoryAction = formAction(updateCategoryInput, async (ctx, input) => {
  await updateCategory(ctx, input);
  refresh();
});
