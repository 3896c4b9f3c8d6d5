import "server-only";
import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { deleteEnded, deleteOldTries } from "./expiry.mutations";

/** Half past three in the morning in Jakarta. */
export const userNights: Record<string, NightlyJob> = {
  "users.nightly": {
    at: "30 20 * * *",
    catchUp: true,
    work: async (signal) => {
      await deleteOldTries();
      for (const ctx of await everyUnion("users")) {
        signal.throwIfAborted();
        await deleteEnded(ctx);
      }
    },
  },
};
