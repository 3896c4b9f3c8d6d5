"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { startCommit } from "./commits/mutations";
import { tryAgain } from "./endings/mutations";
import { setLeaving, setOverwrite } from "./overwrites/mutations";
import { leavingInput, overwriteInput } from "./overwrites/schema";
import { answerQuestion, undoAnswer } from "./piles/answers/mutations";
import { commitHeld } from "./piles/holds/mutations";
import { partFromContact } from "./piles/partings/mutations";
import { answerInput, partInput } from "./piles/schema";
import { previewRows } from "./previews/queries";
import { checkRows, chooseReading, chooseSheets, reopenChoices } from "./readings/mutations";
import {
  batchInput,
  choicesInput,
  previewInput,
  readingInput,
  renameTemplateInput,
  sheetsInput,
  startCommitInput,
  templateInput,
  undoInput,
} from "./schema";
import { removeTemplate, renameTemplate } from "./templates/mutations";
import { startUndo } from "./undos/mutations";
import { discardBatch } from "./uploads/mutations";

export const chooseSheetsAction = action(sheetsInput, async (ctx, input) => {
  await chooseSheets(ctx, input);
  refresh();
});

export const chooseReadingAction = action(readingInput, async (ctx, input) => {
  await chooseReading(ctx, input);
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

export const startCommitAction = action(startCommitInput, async (ctx, input) => {
  await startCommit(ctx, input);
  refresh();
});

export const startUndoAction = action(undoInput, async (ctx, input) => {
  await startUndo(ctx, input);
  refresh();
});

export const tryAgainAction = action(batchInput, async (ctx, input) => {
  await tryAgain(ctx, input);
  refresh();
});

export const previewRowsAction = action(previewInput, (ctx, input) => previewRows(ctx, input));

export const discardBatchAction = action(batchInput, async (ctx, input) => {
  await discardBatch(ctx, input);
  redirect("/imports");
});

export const renameTemplateAction = action(renameTemplateInput, async (ctx, input) => {
  await renameTemplate(ctx, input);
  refresh();
});

export const removeTemplateAction = action(templateInput, async (ctx, input) => {
  await removeTemplate(ctx, input);
  refresh();
});

export const setOverwriteAction = action(overwriteInput, async (ctx, input) => {
  await setOverwrite(ctx, input);
  refresh();
});

export const setLeavingAction = action(leavingInput, async (ctx, input) => {
  await setLeaving(ctx, input);
  refresh();
});

export const answerQuestionAction = action(answerInput, async (ctx, input) => {
  await answerQuestion(ctx, input);
  refresh();
});

export const partAction = action(partInput, async (ctx, input) => {
  await partFromContact(ctx, input);
  refresh();
});

export const undoAnswerAction = action(batchInput, async (ctx, input) => {
  await undoAnswer(ctx, input);
  refresh();
});

export const commitHeldAction = action(batchInput, async (ctx, input) => {
  await commitHeld(ctx, input);
  refresh();
});
