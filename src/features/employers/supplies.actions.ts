"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { recordSupply, withdrawSupply } from "./supplies.mutations";
import { recordSupplyInput, withdrawSupplyInput } from "./supplies.schema";

export const recordSupplyAction = formAction(recordSupplyInput, async (ctx, input) => {
  const id = await recordSupply(ctx, input);
  refresh();
  return id;
});

export const withdrawSupplyAction = action(withdrawSupplyInput, async (ctx, input) => {
  await withdrawSupply(ctx, input);
  refresh();
});
