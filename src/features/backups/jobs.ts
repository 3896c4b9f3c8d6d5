import "server-only";
import { env } from "@/lib/env";
import { deleteOldIncidents } from "@/lib/incidents";
import { log } from "@/lib/log";
import { runProgram } from "@/lib/own-program";
import type { JobHandler, NightlyJob } from "@/lib/worker";

export const backupJobs: Record<string, JobHandler> = {
  "backup.make": (_payload, signal) => backUp("manual", signal),
};

/** Half past two in the morning in Jakarta, or in the morning when the machine was off. */
export const backupNights: Record<string, NightlyJob> = {
  "backup.nightly": { at: "30 19 * * *", catchUp: true, work: (signal) => backUp("nightly", signal) },
  "incidents.nightly": {
    at: "20 21 * * *",
    catchUp: true,
    work: async () => {
      await deleteOldIncidents();
    },
  },
};

/**
 * In a process of its own: it reads as the database's owner, and its memory is not the server's. What went wrong stands in the table
 * `backup`; trying again at once would not help a full disk. Invented unions are not backed up.
 */
async function backUp(kind: "manual" | "nightly", signal: AbortSignal): Promise<void> {
  if (env.DEMO) return;
  const code = await runProgram("backup.mjs", ["--job", kind], signal);
  if (code === null) throw new Error("the worker is stopping; the next one backs up");
  if (code !== 0) log.error({ code }, "the backup failed; the table backup says why");
}
