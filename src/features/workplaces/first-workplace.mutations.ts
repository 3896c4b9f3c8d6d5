import type { Context } from "@/lib/context";
import { today } from "@/lib/dates";
import { write } from "@/lib/db";
import { authorize } from "@/lib/policy";
import type { CountedWorkplace } from "./first-workplace.schema";
import { recordHeadcount } from "./headcounts.mutations";
import { createWorkplace } from "./mutations";
import { workplaces } from "./policy";

/** A workplace with how many people work there today; both or neither. */
export async function createCountedWorkplace(ctx: Context, input: CountedWorkplace): Promise<string> {
  authorize(ctx, workplaces.create);
  const { employer, name, eligible, source } = input;
  return write(ctx, async () => {
    const workplaceId = await createWorkplace(ctx, { employer, name });
    await recordHeadcount(ctx, { workplaceId, eligible, source, countedOn: today(ctx) });
    return workplaceId;
  });
}
