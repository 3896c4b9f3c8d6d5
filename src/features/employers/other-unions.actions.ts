"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { recordOtherUnion, withdrawOtherUnion } from "./other-unions.mutations";
import { recordOtherUnionInput, withdrawOtherUnionInput } from "./other-unions.schema";

export const recordOtherUnionAction = formAction(recordOtherUnionInput, async (ctx, input) => {
  const id = await recordOtherUnion(ctx, input);
  refresh();
  return id;
});

export const withdrawOtherUnionAction = action(withdrawOtherUnionInput, async (ctx, input) => {
  await withdrawOtherUnion(ctx, input);
  refresh();
});
