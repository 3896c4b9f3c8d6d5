import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { env } from "@/lib/env";
import { type Figures, readFigures } from "@/lib/figures";
import { authorize } from "@/lib/policy";
import { backupAge, isMissing } from "./backup-age";
import { system } from "./policy";

export type BackupRow = {
  id: string;
  kind: "nightly" | "manual" | "before_restore";
  startedAt: Date;
  finishedAt: Date | null;
  bytes: number | null;
  checked: "restored" | "read" | null;
  checkedAt: Date | null;
  problem: string | null;
};

const shown = 10;

// The lock that scripts/lib/backup/make.mjs holds while it works: a row without an end, and nobody who holds it, was killed.
const isRunning = Prisma.sql`EXISTS (SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
  WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.objid = 72707370 AND l.granted)`;

/** The last backups and tries of this installation, newest first. */
export async function listBackups(ctx: Context): Promise<BackupRow[]> {
  authorize(ctx, system.read);
  return read(ctx, (tx) =>
    tx.$queryRaw<BackupRow[]>(Prisma.sql`
      SELECT id::text, kind, started_at AS "startedAt", finished_at AS "finishedAt", bytes::float8 AS bytes, checked,
        checked_at AS "checkedAt", CASE WHEN finished_at IS NULL AND NOT ${isRunning} THEN 'interrupted' ELSE problem END AS problem
      FROM backup ORDER BY started_at DESC LIMIT ${shown}`),
  );
}

export type BackupState = {
  /** The newest that was checked; null when there is none. */
  newest: { startedAt: Date; checkedAt: Date; checked: "restored" | "read" } | null;
  hours: number | null;
  /** True when an administrator has to be told: none for three days. Invented unions are not backed up. */
  missing: boolean;
};

/** How old the newest checked backup is. */
export async function backupState(ctx: Context): Promise<BackupState> {
  authorize(ctx, system.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<{ newest: BackupState["newest"]; installedAt: Date | null; now: Date }[]>(Prisma.sql`
      SELECT now() AS now, (SELECT noted_at FROM key_canary WHERE name = 'field') AS "installedAt",
        (SELECT jsonb_build_object('startedAt', started_at, 'checkedAt', checked_at, 'checked', checked)
         FROM backup WHERE checked IS NOT NULL ORDER BY started_at DESC LIMIT 1) AS newest`),
  );
  const now = row?.now ?? new Date();
  const newest = row?.newest
    ? {
        ...row.newest,
        startedAt: new Date(row.newest.startedAt),
        checkedAt: new Date(row.newest.checkedAt),
      }
    : null;
  const age = backupAge(newest?.startedAt ?? null, now);
  return { newest, hours: age.hours, missing: !env.DEMO && isMissing(age, row?.installedAt ?? null, now) };
}

/** How the database and the queue do. */
export async function systemFigures(ctx: Context): Promise<Figures> {
  authorize(ctx, system.read);
  return readFigures();
}

export type JobRun = { task: string; endedAt: Date; ms: number; failed: boolean; failures: number };

/** The last run of each job, those that failed first. */
export async function lastRuns(ctx: Context): Promise<JobRun[]> {
  authorize(ctx, system.read);
  return read(ctx, (tx) =>
    tx.jobRun.findMany({
      select: { task: true, endedAt: true, ms: true, failed: true, failures: true },
      orderBy: [{ failed: "desc" }, { endedAt: "desc" }],
    }),
  );
}

export type Incident = {
  number: string;
  kind: "page" | "action" | "route" | "job";
  place: string;
  code: string;
  times: number;
  lastAt: Date;
};

/** The newest errors by their number, as users were shown it. */
export async function listIncidents(ctx: Context): Promise<Incident[]> {
  authorize(ctx, system.read);
  return read(ctx, (tx) =>
    tx.$queryRaw<Incident[]>(Prisma.sql`
      SELECT number, kind, place, code, times, last_at AS "lastAt" FROM incident ORDER BY last_at DESC LIMIT ${shown}`),
  );
}
