import { z } from "zod";
import { channels, evidences, levels, outcomes } from "@/features/conversations/vocabulary.schema";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { mostRows } from "./sheet";

const row = z.strictObject({
  id,
  outcome: z.enum(outcomes).nullable(),
  rating: z.literal([...levels]).nullable(),
  evidence: z.enum(evidences).nullable(),
  dueOn: day.nullable(),
  note: z.string().trim().max(4000, "too_long").nullable(),
});

/** Some rows of one list. Day and channel are the same for all. */
export const keyBackInput = z.strictObject({
  id,
  heldOn: day,
  channel: z.enum(channels, { error: "choice" }),
  rows: z.array(row).min(1).max(mostRows),
});

export type KeyBack = z.output<typeof keyBackInput>;
export type KeyBackRow = z.output<typeof row>;
