import { z } from "zod";
import { id } from "@/lib/ids";
import { fieldKeys, groupedFields } from "./columns/fields/rules";

export const batchInput = z.strictObject({ batchId: id });

/** A workplace that is there, or the name of one that the import shall make. */
export const placeChoice = z.union([
  z.strictObject({ workplaceId: id }),
  z.strictObject({
    employer: z.string().trim().min(1, "required").max(200, "too_long"),
    workplace: z.string().trim().min(1, "required").max(200, "too_long"),
  }),
]);
export type PlaceChoice = z.output<typeof placeChoice>;

const columnIndex = z.string().regex(/^\d{1,4}$/);

/** What the admin decided about columns and values, by column index and by the group's proposed label. */
const understanding = {
  batchId: id,
  fields: z.record(columnIndex, z.enum(fieldKeys, { error: "choice" })),
  dateOrders: z.record(columnIndex, z.enum(["day_first", "month_first"], { error: "choice" })),
  groups: z.partialRecord(
    z.enum(groupedFields),
    z.record(z.string().max(200), z.string().trim().max(120, "too_long")),
  ),
};

export const previewInput = z.strictObject(understanding);
export type PreviewChoices = z.output<typeof previewInput>;

export const choicesInput = z.strictObject({
  ...understanding,
  place: placeChoice.nullable(),
  recordHeadcount: z.boolean(),
});
export type Choices = z.output<typeof choicesInput>;

export const sheetInput = z.strictObject({ batchId: id, sheet: z.int().min(0).max(500) });
export const undoInput = z.strictObject({ batchId: id, alsoWorkedWith: z.boolean() });
