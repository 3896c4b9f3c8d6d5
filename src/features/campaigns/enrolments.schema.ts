import { z } from "zod";
import { id } from "@/lib/ids";

/** A bad value is a default, never an error. */
export const boardFilter = z.object({
  department: id.optional().catch(undefined),
  shift: id.optional().catch(undefined),
  owner: z
    .union([z.literal("none"), id])
    .optional()
    .catch(undefined),
  stuck: z.literal("1").optional().catch(undefined),
});
export type BoardFilter = z.output<typeof boardFilter>;

/** The column that a phone shows, where a column goes on without scripts, whom to move. */
export const boardView = z.object({
  stage: id.optional().catch(undefined),
  after: z.string().max(80).optional().catch(undefined),
  move: id.optional().catch(undefined),
  told: z.enum(["moved", "faster"]).optional().catch(undefined),
});
export type BoardView = z.output<typeof boardView>;

export const cursor = z.strictObject({ at: z.iso.datetime({ precision: 6 }), id });
export type Cursor = z.output<typeof cursor>;

export const moreCardsInput = z.strictObject({
  campaignId: id,
  stageId: id,
  after: cursor,
  filter: boardFilter,
});

const move = z.strictObject({ id, enrolmentId: id, version: z.number().int().positive() });
export const moveEnrolmentsInput = z.strictObject({
  moves: z.array(move).min(1).max(200, "too_long"),
  toStageId: id,
});
export type MoveEnrolmentsInput = z.output<typeof moveEnrolmentsInput>;

export const moveOneInput = z.strictObject({
  id,
  enrolmentId: id,
  version: z.coerce.number().int().positive(),
  toStageId: id,
  back: z
    .string()
    .regex(/^\/campaigns\/[\w-]+(\?[\x21-\x7e]*)?$/)
    .max(500),
});

export const enrolMissingInput = z.strictObject({ campaignId: id });
export const enrolContactInput = z.strictObject({ campaignId: id, contactId: id });
export type EnrolContactInput = z.output<typeof enrolContactInput>;
export const removeEnrolmentInput = z.strictObject({
  enrolmentId: id,
  reason: z.string().trim().min(1, "required").max(300, "too_long"),
});
export type RemoveEnrolmentInput = z.output<typeof removeEnrolmentInput>;

export const assignEnrolmentsInput = z.strictObject({
  enrolmentIds: z.array(id).min(1).max(200, "too_long"),
  ownerId: id.nullable(),
});
export type AssignEnrolmentsInput = z.output<typeof assignEnrolmentsInput>;
