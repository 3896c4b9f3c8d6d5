"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { instantOn } from "@/lib/dates";
import { logGroup } from "./groups.mutations";
import { findForGroup } from "./groups.queries";
import { groupForm, groupSearch } from "./groups.schema";

export const logGroupAction = action(groupForm, async (ctx, { heldOn, ...input }) => {
  const saved = await logGroup(ctx, { ...input, heldAt: instantOn(ctx, heldOn) });
  refresh();
  return saved;
});

export const findForGroupAction = action(groupSearch, findForGroup);
