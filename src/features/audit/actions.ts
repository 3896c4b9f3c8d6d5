"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { askAuditExport } from "./mutations";
import { askAuditExportInput } from "./schema";

export const askAuditExportAction = formAction(askAuditExportInput, async (ctx, input) => {
  const asked = await askAuditExport(ctx, input);
  refresh();
  return asked;
});
