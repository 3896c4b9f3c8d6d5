import { auditNights } from "@/features/audit/jobs";
import { backupJobs, backupNights } from "@/features/backups/jobs";
import { duplicateJobs, duplicateNights } from "@/features/duplicates/jobs";
import { importFailures, importJobs } from "@/features/imports/jobs";
import { retentionJobs, retentionNights } from "@/features/imports/retention.jobs";
import { userNights } from "@/features/users/jobs";
import { stepBack, stepBackInDatabase } from "@/lib/background";
import { disconnect, onConnect } from "@/lib/db";
import { requireRightKeys } from "@/lib/keys";
import { log } from "@/lib/log";
import { type RunningWorker, startWorker } from "@/lib/worker";

/** The job worker alone, for `npm run worker`. */
async function main() {
  await requireRightKeys();
  stepBack();
  onConnect(stepBackInDatabase);
  const jobs = { ...importJobs, ...retentionJobs, ...duplicateJobs, ...backupJobs };
  const worker = await startWorker(
    jobs,
    { ...duplicateNights, ...retentionNights, ...auditNights, ...backupNights, ...userNights },
    importFailures,
  );
  log.info("the job worker runs");
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(worker));
}

async function end(worker: RunningWorker) {
  await worker.stop();
  await disconnect();
}

await main();
