import { z } from "zod";
import { id } from "@/lib/ids";
import { channels } from "./vocabulary.schema";

/** Each with the id that the conversation will have, so that sending it twice saves it once. */
export const noAnswersInput = z.strictObject({
  entries: z
    .array(z.strictObject({ id, contactId: id }))
    .min(1)
    .max(100),
  channel: z.enum(channels).optional(),
});

export type NoAnswers = z.output<typeof noAnswersInput>;
