"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { heldAtOf } from "../rules";
import { logGroup } from "./mutations";
import { findForGroup } from "./queries";
import { groupForm, groupSearch } from "./schema";

export const logGroupAction = action(groupForm, async (ctx, { heldOn, ...input }) => {
  const saved = await logGroup(ctx, { ...input, heldAt: heldAtOf(ctx, heldOn) });
  refresh();
  return saved;
});

export const findForGroupAction = action(groupSearch, findForGroup);
