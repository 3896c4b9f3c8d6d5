import { z } from "zod";
import { id } from "@/lib/ids";
import { textDelimiters, textEncodings } from "@/lib/spreadsheets/text-options";
import { mostParts } from "./row-number";

export const batchInput = z.strictObject({ batchId: id });

const people = z.int().min(0).nullable().optional();

/**
 * `seen` and `ended`: of how many people the admin has agreed to replace values and to end the jobs, where that is a great part
 * of them. `shown`: the figures that were on the screen, and `seenAt` since when.
 */
export const startCommitInput = z.strictObject({
  batchId: id,
  seen: people,
  ended: people,
  shown: z.string().max(200).nullable().optional(),
  seenAt: z.date().nullable().optional(),
});
export type StartCommit = z.output<typeof startCommitInput>;

const sheetIndex = z.int().min(0).max(2_000);
export const sheetsInput = z.strictObject({
  batchId: id,
  sheets: z.array(sheetIndex).min(1, "required").max(mostParts),
});
/** How the file is to be read where the guess was wrong: which row has the headings (0: none), which letters, what parts columns. */
export const readingInput = z.strictObject({
  batchId: id,
  headerRow: z.int().min(0).max(1_048_576).optional(),
  encoding: z.enum(textEncodings, { error: "choice" }).optional(),
  delimiter: z.enum(textDelimiters, { error: "choice" }).optional(),
});
export type ReadingInput = z.output<typeof readingInput>;

export const undoInput = z.strictObject({ batchId: id, alsoWorkedWith: z.boolean() });

export const templateInput = z.strictObject({ id });
export const renameTemplateInput = z.strictObject({
  id,
  name: z.string().trim().min(1, "required").max(120, "too_long"),
});
