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

/** One thing done on a phone. `at` is the phone's clock; `id` makes it the same thing however often it comes. */
export const phoneEntry = z.discriminatedUnion("kind", [
  z.strictObject({
    ...conversationInput.omit({ heldAt: true }).shape,
    kind: z.literal("conversation"),
    at,
    /** Set when it is an earlier day than that of writing. */
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

/** Entries are read one by one, so that an invalid one is refused alone. */
export const outboxBatch = z.strictObject({
  /** The format's version: a cached page may be older than the server. */
  v: z.literal(1).optional(),
  device: deviceKey,
  /** The user who wrote them. Another user who signed in on the phone since must not send them. */
  userId: id,
  /** The phone's clock at sending, which may be wrong. */
  sentAt: at,
  entries: z.array(z.looseObject({ id })).min(1).max(batchSize),
});

export type PhoneEntry = z.output<typeof phoneEntry>;
export type OutboxBatch = z.output<typeof outboxBatch>;
/** As the phone writes it; the server reads it as PhoneEntry. */
export type PhoneEntryInput = z.input<typeof phoneEntry>;
