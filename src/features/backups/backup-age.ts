/** What `npm run backup -- --status` counts with, too (scripts/backup.mjs). */
const oldAfterHours = 72;

type BackupAge = { state: "none" | "old" | "fresh"; hours: number | null };

/** How old the newest backup that was checked is; `now` and `madeAt` are instants. */
export function backupAge(madeAt: Date | null, now: Date): BackupAge {
  if (!madeAt) return { state: "none", hours: null };
  const hours = (now.getTime() - madeAt.getTime()) / 3_600_000;
  return { state: hours > oldAfterHours ? "old" : "fresh", hours };
}

/**
 * Whether to say that there is no backup: not on the first days of an installation, whose first night is still to come.
 */
export function isMissing(age: BackupAge, installedAt: Date | null, now: Date): boolean {
  if (age.state !== "none") return age.state === "old";
  return installedAt !== null && backupAge(installedAt, now).state === "old";
}

/** A worker says that it is there every ten seconds; after half a minute the others give its jobs back. */
export function workerIsGone(seconds: number | null): boolean {
  return seconds === null || seconds > 30;
}
