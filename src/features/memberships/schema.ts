import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

const name = z.string({ error: "required" }).trim().min(1, "required").max(80, "too_long");
const unionName = z.string({ error: "required" }).trim().min(1, "required").max(120, "too_long");
const note = z.string().trim().max(300, "too_long").optional();
const yes = z.stringbool().or(z.boolean()).default(false);
/** Empty: an ordinary membership. */
const categoryId = id.optional();

export const applyInput = z.strictObject({
  /** Made by the form, so that sending it twice is one application. */
  id,
  contactId: id,
  appliedOn: day.optional(),
  categoryId,
  cameFrom: unionName.optional(),
  elsewhereSince: day.optional(),
});
export type Apply = z.output<typeof applyInput>;

export const decideInput = z.strictObject({
  contactId: id,
  applicationId: id,
  decision: z.enum(["accepted", "rejected", "withdrawn"]),
  decidedOn: day.optional(),
  note,
});
export type Decide = z.output<typeof decideInput>;

export const reopenInput = z.strictObject({ contactId: id, applicationId: id });
export type Reopen = z.output<typeof reopenInput>;

export const changeCategoryInput = z.strictObject({ contactId: id, categoryId, changedOn: day.optional() });
export type ChangeCategory = z.output<typeof changeCategoryInput>;

export const transferInput = z.strictObject({ contactId: id, wentTo: unionName, leftOn: day.optional() });
export type Transfer = z.output<typeof transferInput>;

export const takeBackEndInput = z.strictObject({ contactId: id, membershipId: id });
export type TakeBackEnd = z.output<typeof takeBackEndInput>;

export const createCategoryInput = z.strictObject({ id, name, votes: yes, counts: yes, pays: yes });
export type CreateCategory = z.output<typeof createCategoryInput>;

export const updateCategoryInput = z.strictObject({
  categoryId: id,
  name,
  votes: yes,
  counts: yes,
  pays: yes,
  archived: yes,
});
export type UpdateCategory = z.output<typeof updateCategoryInput>;
