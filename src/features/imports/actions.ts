"use server";

import { refresh } from "next/cache";
import { action } from "@/lib/action";
import { startCommit } from "./commits/mutations";
import { checkRows, chooseSheet, reopenChoices } from "./readings/mutations";
import { batchInput, choicesInput, sheetInput, undoInput } from "./schema";
import { startUndo } from "./undos/mutations";

export const chooseSheetAction = action(sheetInput, async (ctx, input) => {
  await chooseSheet(ctx, input);
  refresh();
});

export const checkRowsAction = action(choicesInput, async (ctx, input) => {
  await checkRows(ctx, input);
  refresh();
});

export const reopenChoicesAction = action(batchInput, async (ctx, input) => {
  await reopenChoices(ctx, input);
  refresh();
});

export const startCommitAction = action(batchInput, async (ctx, input) => {
  await startCommit(ctx, input);
  refresh();
});

export const startUndoAction = action(undoInput, async (ctx, input) => {
  await startUndo(ctx, input);
  refresh();
});
