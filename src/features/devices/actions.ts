"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { countForList } from "./list-people.queries";
import { listChoice } from "./lists.schema";
import { revokeDevice } from "./mutations";
import { revokeInput } from "./schema";

export const revokeDeviceAction = action(revokeInput, async (ctx, input) => {
  await revokeDevice(ctx, input);
  refresh();
});

export const countListAction = action(listChoice, countForList);
