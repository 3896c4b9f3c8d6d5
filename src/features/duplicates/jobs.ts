import "server-only";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { everyUnion } from "@/lib/every-union";
import { enqueue } from "@/lib/queue";
import type { JobHandler, NightlyJob } from "@/lib/worker";
import { forgetLapsed } from "./merge/undo.mutations";
import { searchDuplicates } from "./scan.mutations";

export const duplicateJobs: Record<string, JobHandler> = {
  "duplicates.search": async ({ unionId }, signal) => {
    const ctx = (await everyUnion("duplicates")).find((each) => each.unionId === unionId);
    if (!ctx) return;
    await forgetLapsed(ctx);
    await searchDuplicates(ctx, signal);
  },
};

/** Half past one in the morning in Jakarta. */
export const duplicateNights: Record<string, NightlyJob> = {
  "duplicates.nightly": {
    at: "30 18 * * *",
    work: async () => {
      for (const ctx of await everyUnion("duplicates")) await queueSearch(ctx);
    },
  },
};

const queueSearch = (ctx: Context) =>
  write(ctx, (tx) => enqueue(tx, ctx, { task: "duplicates.search", id: ctx.unionId }));
