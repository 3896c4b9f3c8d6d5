import { z } from "zod";
import { createContactInput } from "@/features/contacts/schema";
import { conversationInput } from "@/features/conversations/schema";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { deviceKey } from "./schema";

const at = z.iso.datetime();

/** As many as a phone sends at a time; the rest comes with the next request. */
const batchSize = 20;

const { name, phones, workplaceId, departmentId, shiftId, line, another } = createContactInput.shape;

/** One thing done on a phone. `at` is the moment by the phone's clock, `id` makes it the same thing however often it comes. */
export const phoneEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    ...conversationInput.omit({ heldAt: true }).shape,
    kind: z.literal("conversation"),
    at,
    /** An earlier day than the one on which it was written down. */
    heldOn: day.optional(),
  }),
  z.strictObject({
    ...{
      kind: z.literal("contact"),
      id,
      at,
      name,
      phones,
      workplaceId,
      departmentId,
      shiftId,
      line,
      another,
    },
  }),
  z.strictObject({ kind: z.literal("kept"), id, at, followUpId: id }),
  z.strictObject({ kind: z.literal("postponed"), id, at, followUpId: id, dueOn: day }),
]);

/** Entries are read one by one: an odd one is refused alone. */
export const outboxBatch = z.strictObject({
  /** How a shell of this generation writes; one that is kept on a phone may be older than the server. */
  v: z.literal(1).optional(),
  device: deviceKey,
  /** Who wrote them. Somebody else who signed in on the phone since must not send them as the own. */
  userId: id,
  /** The phone's clock at sending, which may be wrong. */
  sentAt: at,
  entries: z.array(z.looseObject({ id })).min(1).max(batchSize),
});

export type PhoneEntry = z.output<typeof phoneEntry>;
export type OutboxBatch = z.output<typeof outboxBatch>;
/** What a phone writes down; the server reads it as PhoneEntry. */
export type PhoneEntryInput = z.input<typeof phoneEntry>;
