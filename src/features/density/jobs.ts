import "server-only";
import { everyUnion } from "@/lib/every-union";
import type { NightlyJob } from "@/lib/worker";
import { foldTallies, randomTenth, recountTallies } from "./tallies.mutations";

export const densityNights: Record<string, NightlyJob> = {
  "density.fold": {
    at: "*/10 * * * *",
    work: async () => {
      for (const ctx of await everyUnion("tallies")) await foldTallies(ctx);
    },
  },
  // Half past two in the morning in Jakarta.
  "density.recount": {
    at: "30 19 * * *",
    catchUp: true,
    work: async (signal) => {
      for (const ctx of await everyUnion("tallies"))
        await recountTallies(ctx, { tenth: randomTenth(), signal });
    },
  },
};
