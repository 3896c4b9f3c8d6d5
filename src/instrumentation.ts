/** Starts the job worker in the web process, unless it runs alone. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { env } = await import("./lib/env");
  const { requireRightKeys } = await import("./lib/keys");
  await requireRightKeys();
  if (env.WORKER !== "web") return;
  const { startWebWorker } = await import("./lib/web-worker");
  const { importFailures, importJobs } = await import("./features/imports/jobs");
  const { auditNights } = await import("./features/audit/jobs");
  const { duplicateJobs, duplicateNights } = await import("./features/duplicates/jobs");
  const { retentionJobs, retentionNights } = await import("@/features/imports/retention.jobs");
  const { backupJobs, backupNights } = await import("@/features/backups/jobs");
  const { userNights } = await import("./features/users/jobs");
  const jobs = { ...importJobs, ...retentionJobs, ...duplicateJobs, ...backupJobs };
  await startWebWorker(
    jobs,
    { ...duplicateNights, ...retentionNights, ...auditNights, ...backupNights, ...userNights },
    importFailures,
  );
}
