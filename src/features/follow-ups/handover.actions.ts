"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { handOverInput, takeBackInput } from "./cells.schema";
import { handOver, takeBackHandover } from "./handover.mutations";

export const handOverAction = action(handOverInput, async (ctx, input) => {
  const count = await handOver(ctx, input);
  refresh();
  return { count };
});

export const takeBackHandoverAction = action(takeBackInput, async (ctx, input) => {
  await takeBackHandover(ctx, input);
  refresh();
});
