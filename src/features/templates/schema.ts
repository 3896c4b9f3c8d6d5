import { z } from "zod";
import { id } from "@/lib/ids";
import { hasOnlyPlaceholders } from "./placeholders.schema";

const name = z.string({ error: "required" }).trim().min(1, "required").max(60, "too_long");
const text = z
  .string({ error: "required" })
  .trim()
  .min(1, "required")
  .max(1000, "too_long")
  .refine(hasOnlyPlaceholders, "placeholder");

const words = { nameId: name, nameEn: name, textId: text, textEn: text };

export const createTemplateInput = z.strictObject({ id: id.optional(), ...words });
export const updateTemplateInput = z.strictObject({ templateId: id, ...words });
export const archiveTemplateInput = z.strictObject({
  templateId: id,
  archived: z.stringbool().or(z.boolean()),
});
export const suggestedTemplatesInput = z.strictObject({ take: z.literal("suggested") });

export type CreateTemplate = z.output<typeof createTemplateInput>;
export type UpdateTemplate = z.output<typeof updateTemplateInput>;
export type ArchiveTemplate = z.output<typeof archiveTemplateInput>;
