"use server";

import { refresh } from "next/cache";
import { formAction } from "@/lib/action";
import { archiveTemplate, createTemplate, takeSuggestedTemplates, updateTemplate } from "./mutations";
import {
  archiveTemplateInput,
  createTemplateInput,
  suggestedTemplatesInput,
  updateTemplateInput,
} from "./schema";

export const createTemplateAction = formAction(createTemplateInput, async (ctx, input) => {
  await createTemplate(ctx, input);
  refresh();
});

export const updateTemplateAction = formAction(updateTemplateInput, async (ctx, input) => {
  await updateTemplate(ctx, input);
  refresh();
});

export const archiveTemplateAction = formAction(archiveTemplateInput, async (ctx, input) => {
  await archiveTemplate(ctx, input);
  refresh();
});

export const suggestedTemplatesAction = formAction(suggestedTemplatesInput, async (ctx) => {
  await takeSuggestedTemplates(ctx);
  refresh();
});
