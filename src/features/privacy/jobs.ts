import "server-only";
import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { forgetOld } from "./retention.mutations";
import { retentionKinds } from "./retention.schema";

/** Four in the morning in Jakarta. */
export const privacyNights: Record<string, NightlyJob> = {
  "privacy.nightly": {
    at: "0 21 * * *",
    catchUp: true,
    work: async (signal) => {
      for (const ctx of await everyUnion("retention"))
        for (const kind of retentionKinds) while (await forgetOld(ctx, kind)) signal.throwIfAborted();
    },
  },
};
