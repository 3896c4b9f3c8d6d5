"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { decideExport } from "./mutations";
import { decideExportInput } from "./schema";

export const decideExportAction = formAction(decideExportInput, async (ctx, input) => {
  await decideExport(ctx, input);
  refresh();
});
