"use server";

import { refresh } from "next/cache";
import { formAction, publicFormAction } from "@/lib/action";
import { firstRun, updateUnion } from "./mutations";
import { firstRunInput, unionInput } from "./schema";

export const firstRunAction = publicFormAction(firstRunInput, firstRun);

export const updateUnionAction = formAction(unionInput, async (ctx, input) => {
  await updateUnion(ctx, input);
  refresh();
});
