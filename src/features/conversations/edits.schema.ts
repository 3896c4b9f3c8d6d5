import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { conversationInput } from "./schema";

const { channel, outcome, assessment, evidence, issueIds, askAnswer, notes } = conversationInput.shape;

/** `version` is the one that the user saw: a faster correction is not overwritten. */
export const editInput = z.strictObject({
  id,
  version: z.coerce.number().int().min(1),
  heldOn: day.optional(),
  channel: channel.unwrap(),
  outcome,
  assessment,
  evidence,
  issueIds,
  askAnswer,
  notes,
});

export type EditInput = z.input<typeof editInput>;
