"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { action, formAction } from "@/lib/action";
import { closePaperList, createPaperList, reopenPaperList } from "./mutations";
import { findSheet } from "./queries";
import { createPaperListInput, openSheetInput, paperListId } from "./schema";
import { keyingHref, paperHref } from "./sheet.schema";

export const createPaperListAction = formAction(createPaperListInput, async (ctx, input): Promise<string> => {
  const { id } = await createPaperList(ctx, { ...input, locale: await getLocale() });
  redirect(paperHref(id));
});

export const openSheetAction = formAction(openSheetInput, async (ctx, { code }): Promise<string> => {
  const { id } = await findSheet(ctx, code);
  redirect(keyingHref(id));
});

export const closePaperListAction = action(paperListId, async (ctx, input) => {
  await closePaperList(ctx, input);
  refresh();
});

export const reopenPaperListAction = action(paperListId, async (ctx, input) => {
  await reopenPaperList(ctx, input);
  refresh();
});
