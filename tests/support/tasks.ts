import { addTask } from "@/features/tasks/mutations";
import type { AddTask } from "@/features/tasks/schema";
import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { requireUser } from "@/lib/policy";

/** For today and the acting user unless said otherwise. */
export function taskFactory(
  ctx: Context,
  { workplaceId, campaignId, ...given }: Partial<AddTask>,
): Promise<string> {
  return addTask(ctx, {
    ...{ title: given.title ?? "Book the hall", dueOn: given.dueOn ?? today(ctx) },
    ...{ assignedTo: given.assignedTo ?? requireUser(ctx), id: given.id },
    ...(campaignId ? { campaignId } : { workplaceId }),
  });
}
