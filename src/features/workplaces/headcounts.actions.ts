"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { recordHeadcount, withdrawHeadcount } from "./headcounts.mutations";
import { recordHeadcountInput, withdrawHeadcountInput } from "./headcounts.schema";

export const recordHeadcountAction = formAction(recordHeadcountInput, async (ctx, input) => {
  const id = await recordHeadcount(ctx, input);
  refresh();
  return id;
});

export const withdrawHeadcountAction = action(withdrawHeadcountInput, async (ctx, input) => {
  await withdrawHeadcount(ctx, input);
  refresh();
});
