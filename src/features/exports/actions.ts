"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { decideExport } from "./mutations";
import { askUnionExportInput, decideExportInput } from "./schema";
import { askUnionExport } from "./union.mutations";

export const decideExportAction = formAction(decideExportInput, async (ctx, input) => {
  await decideExport(ctx, input);
  refresh();
});

export const askUnionExportAction = formAction(askUnionExportInput, async (ctx, input) => {
  const asked = await askUnionExport(ctx, input);
  refresh();
  return asked;
});
