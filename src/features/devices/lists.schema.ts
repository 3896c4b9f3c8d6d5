import { z } from "zod";
import { id } from "@/lib/ids";
import { deviceInput } from "./schema";

/** The people of a place, and those with a follow-up of the user's. */
export const listChoice = z
  .strictObject({
    workplaceId: id.optional(),
    departmentId: id.optional(),
    shiftId: id.optional(),
    followUps: z.boolean(),
  })
  .refine(({ workplaceId, followUps }) => workplaceId || followUps, {
    path: ["workplaceId"],
    error: "choice",
  });

export const listInput = z.strictObject({ device: deviceInput, choice: listChoice });

export type ListChoice = z.output<typeof listChoice>;
export type ListInput = z.output<typeof listInput>;
