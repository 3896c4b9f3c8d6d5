import "server-only";
import { type Context, systemContext } from "@/lib/context";
import { pool, write } from "@/lib/db";
import { enqueue } from "@/lib/queue";
import type { JobHandler, NightlyJob } from "@/lib/worker";
import { forgetLapsed } from "./merge/undo.mutations";
import { searchDuplicates } from "./scan.mutations";

export const duplicateJobs: Record<string, JobHandler> = {
  "duplicates.search": async ({ unionId }, signal) => {
    const union = (await everyUnion()).find(({ id }) => id === unionId);
    if (!union) return;
    const ctx = systemContext(union, "duplicates");
    await forgetLapsed(ctx);
    await searchDuplicates(ctx, signal);
  },
};

/** When the phones sleep from Aceh to Papua: half past one in the morning in Jakarta. */
export const duplicateNights: Record<string, NightlyJob> = {
  "duplicates.nightly": {
    at: "30 18 * * *",
    work: async () => {
      for (const union of await everyUnion()) await queueSearch(systemContext(union, "duplicates"));
    },
  },
};

const queueSearch = (ctx: Context) =>
  write(ctx, (tx) => enqueue(tx, ctx, { task: "duplicates.search", id: ctx.unionId }));

async function everyUnion(): Promise<{ id: string; timeZone: string }[]> {
  const { rows } = await pool().query<{ id: string; timeZone: string }>(
    'SELECT id, time_zone AS "timeZone" FROM every_union()',
  );
  return rows;
}
