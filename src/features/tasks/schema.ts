import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

const what = {
  title: z.string().trim().min(1).max(200),
  assignedTo: z.uuid({ error: "choice" }),
  dueOn: day,
};

/** For a workplace or for a campaign, never both. */
export const addTaskInput = z
  .strictObject({ id: id.optional(), ...what, workplaceId: id.optional(), campaignId: id.optional() })
  .refine(({ workplaceId, campaignId }) => (workplaceId === undefined) !== (campaignId === undefined), {
    path: ["workplaceId"],
    error: "choice",
  });
export const editTaskInput = z.strictObject({ taskId: id, ...what });
export const closeTaskInput = z.strictObject({ taskId: id, state: z.enum(["kept", "broken", "cancelled"]) });
export const reopenTaskInput = z.strictObject({ taskId: id });

export type AddTask = z.output<typeof addTaskInput>;
export type EditTask = z.output<typeof editTaskInput>;
export type CloseTask = z.output<typeof closeTaskInput>;
export type ReopenTask = z.output<typeof reopenTaskInput>;

const scopes = ["mine", "turf"] as const;

/** Anything unknown is the default. */
export const taskFilter = z.object({
  whose: z.enum(scopes).catch("mine"),
  closed: z.literal("1").optional().catch(undefined),
  workplace: id.optional().catch(undefined),
  campaign: id.optional().catch(undefined),
  after: id.optional().catch(undefined),
});
export type TaskFilter = z.output<typeof taskFilter>;

/** Defaults are left out. */
export function tasksHref(filter: Partial<TaskFilter>): string {
  const params = new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) =>
      value === undefined || (key === "whose" && value === "mine") ? [] : [[key, value]],
    ),
  );
  return params.size > 0 ? `/tasks?${params}` : "/tasks";
}
