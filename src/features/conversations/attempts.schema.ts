import { z } from "zod";
import { id } from "@/lib/ids";
import { channels } from "./vocabulary.schema";

/** Each with the id of the entry to come, made where it was tapped: sent twice is kept once. */
export const noAnswersInput = z.strictObject({
  entries: z
    .array(z.strictObject({ id, contactId: id }))
    .min(1)
    .max(100),
  channel: z.enum(channels).optional(),
});

export type NoAnswers = z.output<typeof noAnswersInput>;
