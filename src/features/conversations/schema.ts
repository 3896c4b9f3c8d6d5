import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { askAnswers, channels, evidences, levels, outcomes } from "./vocabulary.schema";

const promise = z.string().trim().max(300, "too_long");
const notes = z.string().trim().max(4000, "too_long");

const level = z.coerce.number().pipe(z.literal([...levels], { error: "choice" }));

/** One conversation, from the log form, the phone's outbox or paper. */
export const conversationInput = z.strictObject({
  id,
  contactId: id,
  heldAt: z.date().optional(),
  channel: z.enum(channels).default("gate"),
  outcome: z.enum(outcomes, { error: "choice" }),
  assessment: level.optional(),
  /** Without an act there is no 1 and no 2. */
  evidence: z
    .array(z.enum(evidences, { error: "choice" }))
    .max(evidences.length)
    .default([]),
  issueIds: z.array(id).max(50).default([]),
  ask: z.string().trim().max(200, "too_long").optional(),
  askAnswer: z.enum(askAnswers).default("not_asked"),
  followUp: z.strictObject({ dueOn: day, promise: promise.optional() }).optional(),
  /** Open follow-ups that this conversation fulfilled. */
  keeps: z.array(id).max(50).default([]),
  notes: notes.optional(),
  /** The same for all participants of a group conversation. */
  groupId: id.optional(),
});

// "Next shift" and "tomorrow" may be the same day; as answers they differ.
const withoutShift = (value: unknown) => (typeof value === "string" ? value.replace(/^shift-/, "") : value);

/** The same, flat and with days, from the form. */
const logFields = z.strictObject({
  ...conversationInput.omit({ heldAt: true, followUp: true, groupId: true }).shape,
  heldOn: day.optional(),
  /** A day, or `date` for the day in `followUpDate`. */
  followUp: z.preprocess(withoutShift, z.union([day, z.literal("date")], { error: "date" }).optional()),
  followUpDate: day.optional(),
  promise: promise.optional(),
});

export const logForm = logFields.refine(({ followUp, followUpDate }) => followUp !== "date" || followUpDate, {
  path: ["followUp"],
  error: "date",
});

export const noAnswerInput = z.strictObject({ id, contactId: id, channel: z.enum(channels).optional() });
export const withdrawInput = z.strictObject({ id });
export const withdrawManyInput = z.strictObject({ ids: z.array(id).min(1).max(100) });

export type ConversationInput = z.input<typeof conversationInput>;
export type LogForm = z.input<typeof logForm>;
export type NoAnswer = z.output<typeof noAnswerInput>;
export type WithdrawMany = z.output<typeof withdrawManyInput>;
export type Withdraw = z.output<typeof withdrawInput>;
