import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { groupSize } from "./group-size";
import { conversationInput } from "./schema";

const { contactId, assessment, evidence, askAnswer, followUp, keeps } = conversationInput.shape;

export const groupInput = z.strictObject({
  ...conversationInput.pick({ heldAt: true, channel: true, outcome: true, ask: true, notes: true }).shape,
  ...conversationInput.pick({ issueIds: true }).shape,
  groupId: id,
  people: z
    .array(z.strictObject({ id, contactId, assessment, evidence, askAnswer, followUp, keeps }))
    .min(2, "group_small")
    .max(groupSize, "group_large")
    .refine((people) => new Set(people.map((person) => person.contactId)).size === people.length, "choice"),
});

/** The same from the form: a day in place of an instant. */
export const groupForm = z.strictObject({
  ...groupInput.omit({ heldAt: true }).shape,
  heldOn: day.optional(),
});

export const groupSearch = z.strictObject({ q: z.string().trim().min(1).max(100) });

export type GroupInput = z.input<typeof groupInput>;
export type GroupForm = z.input<typeof groupForm>;
