"use server";

import { refresh } from "next/cache";
import { action, formAction } from "@/lib/action";
import { handOverWork } from "./handover.mutations";
import { handOverWorkInput } from "./handover.schema";
import { addTask, closeTask, editTask, reopenTask } from "./mutations";
import { addTaskInput, closeTaskInput, editTaskInput, reopenTaskInput } from "./schema";

export const addTaskAction = formAction(addTaskInput, async (ctx, input) => {
  const id = await addTask(ctx, input);
  refresh();
  return id;
});

export const editTaskAction = formAction(editTaskInput, async (ctx, input) => {
  await editTask(ctx, input);
  refresh();
});

export const closeTaskAction = action(closeTaskInput, async (ctx, input) => {
  await closeTask(ctx, input);
  refresh();
});

export const reopenTaskAction = action(reopenTaskInput, async (ctx, input) => {
  await reopenTask(ctx, input);
  refresh();
});

export const handOverWorkAction = formAction(handOverWorkInput, async (ctx, input) => {
  const moved = await handOverWork(ctx, input);
  refresh();
  return moved;
});
