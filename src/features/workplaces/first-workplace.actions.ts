"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { createCountedWorkplace } from "./first-workplace.mutations";
import { countedWorkplaceInput } from "./first-workplace.schema";

export const createCountedWorkplaceAction = formAction(countedWorkplaceInput, async (ctx, input) => {
  await createCountedWorkplace(ctx, input);
  refresh();
});
