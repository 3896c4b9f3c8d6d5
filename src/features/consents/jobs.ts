import "server-only";
import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { agreeNext } from "./agreement.mutations";

/** A quarter to four in the morning in Jakarta. */
export const consentNights: Record<string, NightlyJob> = {
  "consents.nightly": {
    at: "45 20 * * *",
    catchUp: true,
    work: async (signal) => {
      for (const ctx of await everyUnion("consents")) {
        let after: string | null = null;
        do {
          signal.throwIfAborted();
          after = await agreeNext(ctx, after);
        } while (after !== null);
      }
    },
  },
};
