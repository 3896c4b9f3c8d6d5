import { z } from "zod";
import { type Change, entities } from "./tables";
import type { Kept } from "./undo";

const entity = z.enum(entities);
const row = z.record(z.string(), z.unknown());

/** A row of `contact_merge_change`. */
export const storedChange: z.ZodType<Change> = z.object({
  entity,
  key: z.record(z.string(), z.string()),
  before: row.nullable(),
  after: row.nullable(),
});

/** `contact_merge.kept` */
export const storedKept: z.ZodType<Kept[]> = z.array(
  z.object({ entity, column: z.string().optional(), count: z.int().optional() }),
);
