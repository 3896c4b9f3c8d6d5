import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { jobFields } from "./schema";
import { jobEndings } from "./vocabulary";

export const changeJobInput = z.strictObject({
  ...jobFields,
  contactId: id,
  version: z.coerce.number().int(),
  workplaceId: id,
  /** Today unless given. */
  changedOn: day.optional(),
});
export type ChangeJobInput = z.output<typeof changeJobInput>;

export const endJobInput = z.strictObject({
  contactId: id,
  version: z.coerce.number().int(),
  endedOn: day.optional(),
  ending: z.enum(jobEndings),
});
export type EndJobInput = z.output<typeof endJobInput>;
