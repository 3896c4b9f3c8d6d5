"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/lib/action";
import { retry } from "./batch.mutations";
import { checkRows, chooseReadingOptions, chooseSheets, reopenChoices } from "./choices.mutations";
import { startCommit } from "./commit/commit.mutations";
import { choicesInput, previewInput } from "./mapping/choices.schema";
import { previewRows } from "./preview.queries";
import { answerQuestion, undoAnswer } from "./review/answers.mutations";
import { answerInput, partInput } from "./review/answers.schema";
import { commitHeld } from "./review/hold.mutations";
import { setAbsencePolicy, setOverwrite } from "./review/overwrite-policy.mutations";
import { absencePolicyInput, overwriteInput } from "./review/overwrite-policy.schema";
import { partFromContact } from "./review/separate.mutations";
import {
  batchInput,
  readingInput,
  renameTemplateInput,
  sheetsInput,
  startCommitInput,
  templateInput,
  undoInput,
} from "./schema";
import { removeTemplate, renameTemplate } from "./templates.mutations";
import { startUndo } from "./undo/undo.mutations";
import { discardBatch } from "./upload.mutations";

export const chooseSheetsAction = action(sheetsInput, async (ctx, input) => {
  await chooseSheets(ctx, input);
  refresh();
});

export const chooseReadingOptionsAction = action(readingInput, async (ctx, input) => {
  await chooseReadingOptions(ctx, input);
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

export const retryAction = action(batchInput, async (ctx, input) => {
  await retry(ctx, input);
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

export const setAbsencePolicyAction = action(absencePolicyInput, async (ctx, input) => {
  await setAbsencePolicy(ctx, input);
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
