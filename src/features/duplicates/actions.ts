"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action, formAction } from "@/lib/action";
import { undoMerge } from "./merge/undo.mutations";
import { mergeContacts } from "./merges.mutations";
import { mergeInput, undoMergeInput } from "./merges.schema";
import { markDistinct } from "./pairs.mutations";
import { requestSearch } from "./scan.mutations";
import { pairInput, searchInput } from "./schema";

export const markDistinctAction = action(pairInput, async (ctx, input) => {
  await markDistinct(ctx, input);
  refresh();
});

export const searchDuplicatesAction = action(searchInput, (ctx) => requestSearch(ctx));

export const mergeContactsAction = formAction(mergeInput, async (ctx, input) => {
  const { mergeId } = await mergeContacts(ctx, input);
  redirect(`/contacts/duplicates?merged=${mergeId}`);
});

export const undoMergeAction = action(undoMergeInput, async (ctx, input) => {
  const undone = await undoMerge(ctx, input);
  refresh();
  return undone;
});
