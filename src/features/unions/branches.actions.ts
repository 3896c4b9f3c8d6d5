"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { createBranch } from "./branches.mutations";
import { branchInput } from "./schema";

export const createBranchAction = formAction(branchInput, async (ctx, input) => {
  await createBranch(ctx, input);
  refresh();
});
