import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";
import { activityKinds, participationStates } from "./vocabulary.schema";

const uuid = id;
const optionalId = z.union([uuid, z.literal("")]).optional();

/** `workplace`, `workplace/department`, `workplace//shift` or `workplace/department/shift`, as a form sends it. */
const place = z.string().transform((text, problem) => {
  const [workplaceId, departmentId, shiftId] = text.split("/");
  const read = z
    .object({ workplaceId: uuid, departmentId: optionalId, shiftId: optionalId })
    .safeParse({ workplaceId, departmentId, shiftId });
  if (read.success) {
    const { data } = read;
    return { ...data, departmentId: data.departmentId || null, shiftId: data.shiftId || null };
  }
  problem.addIssue("invalid");
  return z.NEVER;
});

const percent = z.coerce.number("number").int("number").min(1, "number").max(100, "number").optional();

const plan = {
  name: z.string({ error: "required" }).trim().min(1, "required").max(120, "too_long"),
  kind: z.enum(activityKinds, "choice"),
  ask: z.string().trim().max(200, "too_long").optional(),
  campaignId: id.optional(),
  heldOn: day,
  endsOn: day.optional(),
  places: z.array(place).min(1, "workplaces").max(500, "too_long"),
  isTest: z.literal("on").optional(),
  goalPercent: percent,
  publicPercent: percent,
};
const order = {
  check: ({ heldOn, endsOn }: { heldOn: string; endsOn?: string | undefined }) => !endsOn || endsOn >= heldOn,
  says: { path: ["endsOn"], error: "order" },
};

export const createActivityInput = z
  .strictObject({ id: id.optional(), ...plan })
  .refine(order.check, order.says);
export type CreateActivity = z.output<typeof createActivityInput>;

export const updateActivityInput = z
  .strictObject({ id, version: z.coerce.number().int(), ...plan })
  .refine(order.check, order.says);
export type UpdateActivity = z.output<typeof updateActivityInput>;

export const oneActivityInput = z.strictObject({ activityId: id });
export type OneActivity = z.output<typeof oneActivityInput>;

export const closeTestInput = z.strictObject({ activityId: id, closed: z.enum(["yes", "no"]) });
export type CloseTest = z.output<typeof closeTestInput>;

export const archiveActivityInput = z.strictObject({ activityId: id, archived: z.enum(["yes", "no"]) });
export type ArchiveActivity = z.output<typeof archiveActivityInput>;

const state = z.enum(participationStates).nullable();

/** `seen` is what stood on the screen: a change that somebody else made since is not overwritten. */
export const recordInput = z.strictObject({ id, activityId: id, contactId: id, state, seen: state });
export type RecordParticipation = z.output<typeof recordInput>;

export const tickListInput = z.strictObject({
  activityId: id,
  departmentId: id.optional(),
  find: z.string().trim().max(80).optional(),
  after: z.strictObject({ saidYes: z.boolean(), name: z.string().max(200), id }).optional(),
});
export type TickList = z.output<typeof tickListInput>;

export const rateInput = z.strictObject({ id, activityId: id, contactId: id });
export type Rate = z.output<typeof rateInput>;

const groups = [
  "predicted",
  "kept",
  "missed",
  "unexpected",
  "promised",
  "tookPart",
  "refused",
  "invited",
] as const;
export type Group = (typeof groups)[number];

const cursor = z
  .string()
  .regex(/^[0-9a-f-]{36}$/)
  .optional()
  .catch(undefined);

/** Of the page that lists a group's people. */
export const groupView = z.object({
  group: z.enum(groups).catch("tookPart"),
  department: cursor,
  after: cursor,
});
export type GroupView = z.output<typeof groupView>;

/** Of the page that plans a new one: where it begins. */
export const newView = z.object({ workplace: cursor, campaign: cursor });

export const listView = z.object({
  before: cursor,
  campaign: cursor,
  archived: z.literal("1").optional().catch(undefined),
});
