import { z } from "zod";
import { id } from "@/lib/ids";
import { channels } from "./vocabulary.schema";

const contactIds = z
  .string()
  .transform((words) => words.split(",").filter((word) => id.safeParse(word).success))
  .optional()
  .catch(undefined);

/** What an address says about the sheet over its screen: whose, with whom else, from a call or a message, or which entry. */
export const sheetWords = z.object({
  log: id.optional().catch(undefined),
  with: contactIds,
  via: z.enum(channels).optional().catch(undefined),
  edit: id.optional().catch(undefined),
});
export type SheetWords = z.output<typeof sheetWords>;
