"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { archiveIssue, createIssue, renameIssue, reorderIssues } from "./mutations";
import { archiveIssueInput, createIssueInput, renameIssueInput, reorderIssuesInput } from "./schema";

export const createIssueAction = formAction(createIssueInput, async (ctx, input) => {
  const id = await createIssue(ctx, input);
  refresh();
  return id;
});

export const renameIssueAction = formAction(renameIssueInput, async (ctx, input) => {
  await renameIssue(ctx, input);
  refresh();
});

export const archiveIssueAction = formAction(archiveIssueInput, async (ctx, input) => {
  await archiveIssue(ctx, input);
  refresh();
});

export const reorderIssuesAction = action(reorderIssuesInput, async (ctx, input) => {
  await reorderIssues(ctx, input);
  refresh();
});
