import { z } from "zod";
import { day } from "@/lib/dates";
import { id } from "@/lib/ids";

const plan = {
  name: z.string({ error: "required" }).trim().min(1, "required").max(120, "too_long"),
  ask: z.string().trim().max(200, "too_long").optional(),
  goalThresholdId: id.optional(),
  startsOn: day,
  endsOn: day.optional(),
  workplaceIds: z.array(id).min(1, "workplaces").max(500, "too_long"),
};
const endsAfterStart = {
  check: ({ startsOn, endsOn }: { startsOn: string; endsOn?: string | undefined }) =>
    !endsOn || endsOn >= startsOn,
  says: { path: ["endsOn"], error: "order" },
};

export const createCampaignInput = z
  .strictObject({ id: id.optional(), ...plan, enrolNow: z.literal("on").optional() })
  .refine(endsAfterStart.check, endsAfterStart.says);
export type CreateCampaignInput = z.output<typeof createCampaignInput>;

export const updateCampaignInput = z
  .strictObject({ id, ...plan })
  .refine(endsAfterStart.check, endsAfterStart.says);
export type UpdateCampaignInput = z.output<typeof updateCampaignInput>;

export const archiveCampaignInput = z.strictObject({ id, archived: z.enum(["yes", "no"]) });
export type ArchiveCampaignInput = z.output<typeof archiveCampaignInput>;
