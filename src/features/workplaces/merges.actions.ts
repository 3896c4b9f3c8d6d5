"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { mergePlaces, undoPlaceMerge } from "./merges.mutations";
import { mergePlacesInput, undoPlaceMergeInput } from "./merges.schema";

export const mergePlacesAction = formAction(mergePlacesInput, async (ctx, input) => {
  const merged = await mergePlaces(ctx, input);
  refresh();
  return merged;
});

export const undoPlaceMergeAction = action(undoPlaceMergeInput, async (ctx, input) => {
  const undone = await undoPlaceMerge(ctx, input);
  refresh();
  return undone;
});
