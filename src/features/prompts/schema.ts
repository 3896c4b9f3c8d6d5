import { z } from "zod";

export const promptLocales = ["id", "en"] as const;
export type PromptLocale = (typeof promptLocales)[number];
const promptCount = 6;

const which = {
  locale: z.enum(promptLocales, { error: "choice" }),
  position: z.coerce.number().int().min(1).max(promptCount),
};

export const changePromptInput = z.strictObject({
  ...which,
  title: z.string({ error: "required" }).trim().min(1, "required").max(60, "too_long"),
  hint: z.string().trim().max(300, "too_long").default(""),
});
export const resetPromptInput = z.strictObject(which);

export type ChangePrompt = z.output<typeof changePromptInput>;
export type ResetPrompt = z.output<typeof resetPromptInput>;
