import { z } from "zod";
import { id } from "@/lib/ids";
import { codedFields, fieldKeys, groupedFields } from "../columns/fields";
import { memberRules, purposes } from "../columns/purpose";
import { splitMarks } from "../columns/split";

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
const field = z.enum(fieldKeys, { error: "choice" });
const columnSplit = z.strictObject({
  mark: z.enum(splitMarks, { error: "choice" }),
  fields: z.array(field).min(2, "required").max(4, "too_long"),
});

/** What the admin decided about columns and values, by column index and by the group's proposed label. */
const understanding = {
  batchId: id,
  /** What kind of list it is, and who is a member by it; the reader's proposal where nobody has said. */
  purpose: z.enum(purposes, { error: "choice" }).optional(),
  members: z.enum(memberRules, { error: "choice" }).optional(),
  fields: z.record(columnIndex, field),
  /** Columns that hold several things; without the record, as the reader proposes. */
  splits: z.record(columnIndex, columnSplit).optional(),
  dateOrders: z.record(columnIndex, z.enum(["day_first", "month_first"], { error: "choice" })),
  groups: z.partialRecord(
    z.enum(groupedFields),
    z.record(z.string().max(200), z.string().trim().max(120, "too_long")),
  ),
  /** What words of coded columns mean, by the word in small letters; "" leaves them empty. */
  words: z.partialRecord(z.enum(codedFields), z.record(z.string().max(80), z.string().max(40))).optional(),
  /** Rows that a filter hides in the file stay out. */
  leaveOutHidden: z.boolean().optional(),
};

export const previewInput = z.strictObject(understanding);
export type PreviewChoices = z.output<typeof previewInput>;

export const choicesInput = z.strictObject({
  ...understanding,
  place: placeChoice.nullable(),
  recordHeadcount: z.boolean(),
  /** The remembered choices that were taken up. */
  templateId: id.nullable().optional(),
});
export type Choices = z.output<typeof choicesInput>;
