import { z } from "zod";
import { id } from "@/lib/ids";
import { fieldKeys, groupedFields } from "./columns/fields/rules";

export const batchInput = z.strictObject({ batchId: id });

/** A workplace that is there, or the name of one that the import shall make. */
export const placeChoice = z.union([
  z.strictObject({ workplaceId: id }),
  z.strictObject({ employer: z.string().trim().min(1, "required").max(200, "too_long"), workplace: z.string().trim().min(1, "required").max(200, "too_long") }),
]);
export type PlaceChoice = z.output<typeof placeChoice>;

/** What the admin decided about columns and values, by column index and by the group's proposed label. */
export const choicesInput = z.strictObject({
  batchId: id,
  place: placeChoice.nullable(),
  fields: z.record(z.string().regex(/^\d{1,4}$/), z.enum(fieldKeys, { error: "choice" })),
  groups: z.partialRecord(z.enum(groupedFields), z.record(z.string().max(200), z.string().trim().max(120, "too_long"))),
  recordHeadcount: z.boolean(),
});
export type Choices = z.output<typeof choicesInput>;

export const sheetInput = z.strictObject({ batchId: id, sheet: z.int().min(0).max(500) });
export const undoInput = z.strictObject({ batchId: id, alsoWorkedWith: z.boolean() });
