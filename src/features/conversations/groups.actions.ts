"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { logGroup } from "./groups.mutations";
import { findForGroup } from "./groups.queries";
import { groupForm, groupSearch } from "./groups.schema";
import { heldAtOf } from "./log-form";

export const logGroupAction = action(groupForm, async (ctx, { heldOn, ...input }) => {
  const saved = await logGroup(ctx, { ...input, heldAt: heldAtOf(ctx, heldOn) });
  refresh();
  return saved;
});

export const findForGroupAction = action(groupSearch, findForGroup);
