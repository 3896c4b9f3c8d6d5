import "server-only";
import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { checkSeals, sealNext } from "./seals.mutations";

export const auditNights: Record<string, NightlyJob> = {
  "audit.seal": {
    at: "*/10 * * * *",
    work: async (signal) => {
      for (const ctx of await everyUnion("audit")) {
        while (!signal.aborted && (await sealNext(ctx)));
      }
    },
  },
  // Ten past three in the morning in Jakarta.
  "audit.check": {
    at: "10 20 * * *",
    catchUp: true,
    work: async () => {
      for (const ctx of await everyUnion("audit")) await checkSeals(ctx);
    },
  },
};
