import type { Context } from "@/lib/context";
import { Prisma, read } from "@/lib/db";
import { env } from "@/lib/env";
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

export type SystemFigures = {
  postgres: string;
  databaseBytes: number;
  connections: { used: number; most: number };
  /** Seconds since a job worker was last heard of; null when none ever was. */
  workerSeconds: number | null;
  queue: { waiting: number; failed: number; oldestSeconds: number | null };
};

/** How the database and the queue do. */
export async function systemFigures(ctx: Context): Promise<SystemFigures> {
  authorize(ctx, system.read);
  const [row] = await read(ctx, (tx) =>
    tx.$queryRaw<Figures[]>(Prisma.sql`
      SELECT split_part(current_setting('server_version'), ' ', 1) AS postgres,
        pg_database_size(current_database())::float8 AS "databaseBytes",
        (SELECT sum(numbackends)::int FROM pg_stat_database) AS used, current_setting('max_connections')::int AS most,
        (SELECT extract(epoch FROM now() - max(seen_at))::float8 FROM worker) AS "workerSeconds",
        (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts < max_attempts AND run_at <= now()) AS waiting,
        (SELECT count(*)::int FROM graphile_worker._private_jobs WHERE attempts > 0 AND last_error IS NOT NULL) AS failed,
        (SELECT extract(epoch FROM now() - min(run_at))::float8 FROM graphile_worker._private_jobs
         WHERE attempts < max_attempts AND run_at <= now()) AS "oldestSeconds"`),
  );
  if (!row) throw new Error("the database said nothing of itself");
  const { used, most, waiting, failed, oldestSeconds, ...figures } = row;
  return { ...figures, connections: { used, most }, queue: { waiting, failed, oldestSeconds } };
}

type Figures = Omit<SystemFigures, "connections" | "queue"> &
  SystemFigures["connections"] &
  SystemFigures["queue"];
