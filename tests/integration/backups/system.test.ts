import { afterEach, describe, expect, it } from "vitest";
import { requestBackup } from "@/features/backups/mutations";
import { backupState, listBackups, systemFigures } from "@/features/backups/queries";
import { Prisma, pool, read } from "@/lib/db";
import { newId } from "@/lib/ids";
import { asOwner, ownerUrl } from "../../support/backups";
import { signedIn, systemOf } from "../../support/factories";

const kept = (hoursAgo: number, checked: "restored" | null = "restored") =>
  asOwner(ownerUrl, (client) =>
    client.query(
      `INSERT INTO backup (id, kind, started_at, finished_at, file_name, bytes, product_version, checked, checked_at, problem)
       VALUES ($1, 'nightly', now() - make_interval(hours => $2), now(), 'serikat.age', 214000000, '0.1.0', $3::text,
         CASE WHEN $3::text IS NULL THEN NULL ELSE now() END, CASE WHEN $3::text IS NULL THEN 'disk_full' END)`,
      [newId(), hoursAgo, checked],
    ),
  );
const installed = (hoursAgo: number) =>
  asOwner(ownerUrl, (client) =>
    client.query(
      "INSERT INTO key_canary (name, fingerprint, noted_at) VALUES ('field', '0123456789abcdef', now() - make_interval(hours => $1))",
      [hoursAgo],
    ),
  );
afterEach(() => asOwner(ownerUrl, (client) => client.query("TRUNCATE backup, key_canary")));

describe("backupState", () => {
  it("is about the newest that was checked, not about later tries", async () => {
    const ctx = await signedIn();
    await kept(30);
    await kept(6, null);
    expect(await backupState(ctx)).toMatchObject({ newest: { checked: "restored" }, missing: false });
    expect((await backupState(ctx)).hours).toBeCloseTo(30, 0);
    expect((await listBackups(ctx)).map(({ problem }) => problem)).toEqual(["disk_full", null]);
  });

  it("tells one that was killed from one that is being made", async () => {
    const ctx = await signedIn();
    await asOwner(ownerUrl, async (client) => {
      await client.query("INSERT INTO backup (id, kind, product_version) VALUES ($1, 'manual', '0.1.0')", [
        newId(),
      ]);
      await client.query("SELECT pg_advisory_lock(72707370)");
      expect(await listBackups(ctx)).toMatchObject([{ finishedAt: null, problem: null }]);
    });
    expect(await listBackups(ctx)).toMatchObject([{ finishedAt: null, problem: "interrupted" }]);
  });

  it("tells after three days without one", async () => {
    await kept(73);
    expect((await backupState(await signedIn())).missing).toBe(true);
  });

  it("tells on the fourth day of an installation that has none", async () => {
    await installed(73);
    expect(await backupState(await signedIn())).toEqual({ newest: null, hours: null, missing: true });
  });

  it("is not told on the first days of an installation", async () => {
    await installed(20);
    expect((await backupState(await signedIn())).missing).toBe(false);
  });

  it.each(["coordinator", "organiser", "delegate", "observer"] as const)(
    "is refused for a %s",
    async (role) => {
      const ctx = await signedIn({ role });
      for (const asked of [backupState(ctx), listBackups(ctx), systemFigures(ctx), requestBackup(ctx)])
        await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN" });
    },
  );
});

it("says how database, worker and queue do", async () => {
  const figures = await systemFigures(await signedIn());
  expect(figures.postgres).toMatch(/^\d+\.\d+/);
  expect(figures.databaseBytes).toBeGreaterThan(1_000_000);
  expect(figures.connectionsUsed).toBeLessThanOrEqual(figures.connectionsMost);
});

describe("requestBackup", () => {
  it("queues one job, however often it is pressed, and leaves a trace each time", async () => {
    const ctx = await signedIn();
    await requestBackup(ctx);
    await requestBackup(ctx);
    const jobs = await pool().query(
      "SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'backup.make' AND key LIKE '%' || $1",
      [ctx.unionId],
    );
    expect(jobs.rows).toHaveLength(1);
    const traces = await read(systemOf(ctx), (tx) =>
      tx.$queryRaw(
        Prisma.sql`SELECT 1 FROM audit_entry WHERE union_id = ${ctx.unionId}::uuid AND action = 'backup.request'`,
      ),
    );
    expect(traces).toHaveLength(2);
  });
});

it("does not let the application's role write the list of backups", async () => {
  await expect(pool().query("DELETE FROM backup")).rejects.toMatchObject({ code: "42501" });
  await expect(pool().query("UPDATE key_canary SET fingerprint = 'x'")).rejects.toMatchObject({
    code: "42501",
  });
});
