import { z } from "zod";
import { id } from "@/lib/ids";
import { channels } from "./vocabulary.schema";

const contactIds = z
  .string()
  .transform((words) => words.split(",").filter((word) => id.safeParse(word).success))
  .optional()
  .catch(undefined);

/**
 * What an address says about the form over its screen: the contact, other participants, the call or message before it, or
 * the conversation to correct.
 */
export const openFormOf = z.object({
  log: id.optional().catch(undefined),
  with: contactIds,
  via: z.enum(channels).optional().catch(undefined),
  edit: id.optional().catch(undefined),
});
export type OpenForm = z.output<typeof openFormOf>;
