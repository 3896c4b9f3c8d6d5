import { z } from "zod";
import { id } from "@/lib/ids";
import { leaderKinds } from "./vocabulary.schema";

export const markLeaderInput = z.strictObject({
  id,
  contactId: id,
  kind: z.enum(leaderKinds, "choice"),
  evidence: z.string({ error: "required" }).trim().min(1, "required").max(300, "too_long"),
});
export type MarkLeader = z.output<typeof markLeaderInput>;

export const endLeaderInput = z.strictObject({ leaderId: id });
export type EndLeader = z.output<typeof endLeaderInput>;

/** Without a leader: the contact follows nobody any more. */
export const noteFollowingInput = z.strictObject({ id, contactId: id, leaderContactId: id.optional() });
export type NoteFollowing = z.output<typeof noteFollowingInput>;

const part = z
  .string()
  .regex(/^[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined);

/** Of a workplace's page of leaders: the cell whose people without a leader are listed. */
export const coverageView = z.object({ department: part, shift: part });
export type CoverageView = z.output<typeof coverageView>;
