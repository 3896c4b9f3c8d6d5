"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { askContactExport } from "./export.mutations";
import { askContactExportInput } from "./export.schema";

export const askContactExportAction = formAction(askContactExportInput, async (ctx, input) => {
  const asked = await askContactExport(ctx, input);
  refresh();
  return asked;
});
