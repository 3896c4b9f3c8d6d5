"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { askRowsExport } from "./rows.mutations";
import { askRowsExportInput } from "./rows.schema";

export const askRowsExportAction = formAction(askRowsExportInput, async (ctx, input) => {
  const asked = await askRowsExport(ctx, input);
  refresh();
  return asked;
});
