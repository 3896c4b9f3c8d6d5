import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { forgetLapsedPlaceMerges } from "./merges.mutations";

/** Two in the morning in Jakarta. */
export const workplaceNights: Record<string, NightlyJob> = {
  "workplaces.nightly": {
    at: "0 19 * * *",
    work: async () => {
      for (const ctx of await everyUnion("workplaces")) await forgetLapsedPlaceMerges(ctx);
    },
  },
};
