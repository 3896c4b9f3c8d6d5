"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { requestBackup } from "./mutations";
import { requestBackupInput } from "./schema";

export const requestBackupAction = formAction(requestBackupInput, async (ctx) => {
  await requestBackup(ctx);
  refresh();
});
