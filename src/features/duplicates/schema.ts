import { z } from "zod";
import { id } from "@/lib/ids";

export const pairInput = z.strictObject({ one: id, other: id });
export type PairInput = z.output<typeof pairInput>;

export const searchInput = z.literal("everybody");

/** "score_one_other" of the last pair of a page; anything else is the beginning. */
const cursor = z
  .string()
  .regex(/^\d{1,4}(_[0-9a-f-]{36}){2}$/)
  .optional()
  .catch(undefined);

export const queuePage = z.object({ after: cursor, merged: id.optional().catch(undefined) });
