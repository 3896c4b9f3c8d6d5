import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { backupJobs } from "@/features/backups/jobs";
import { newId } from "@/lib/ids";
import { newPair } from "../../../scripts/lib/backup/encryption.mjs";
import { checkKeys } from "../../../scripts/lib/keys.mjs";
import { asOwner, folder, ownerUrl } from "../../support/backups";
import { inhabitedUnion } from "../../support/inhabited-union";

const right = { field: "11".repeat(32), blind: "22".repeat(32) };

afterAll(async () => {
  await asOwner(ownerUrl, (client) => client.query("TRUNCATE backup, key_canary"));
  delete process.env.BACKUP_DIR;
  delete process.env.BACKUP_RECIPIENT;
});

it("the worker backs up in a process of its own, with the server's variables", async () => {
  await inhabitedUnion();
  const { recipient } = await newPair();
  Object.assign(process.env, { BACKUP_DIR: folder(), BACKUP_RECIPIENT: recipient });
  const job = { unionId: newId(), id: newId() };
  await backupJobs["backup.make"]?.(job, new AbortController().signal);
  const { rows } = await asOwner(ownerUrl, (client) =>
    client.query("SELECT kind, checked, problem, file_name FROM backup ORDER BY started_at DESC LIMIT 1"),
  );
  expect(rows).toMatchObject([{ kind: "manual", checked: "restored", problem: null }]);
  expect(readdirSync(process.env.BACKUP_DIR ?? "")).toEqual([rows[0]?.file_name]);
});

it("a start with another key stops with a sentence, and changes nothing", async () => {
  await checkKeys(ownerUrl, right);
  const env = { ...process.env, NODE_ENV: "production" as const, FIELD_ENCRYPTION_KEY: "33".repeat(32) };
  const said = (() => {
    try {
      return execFileSync(process.execPath, ["scripts/start.mjs", "--worker"], {
        env,
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (error) {
      return error instanceof Error && "stdout" in error ? String(error.stdout) : String(error);
    }
  })();
  expect(said).toContain("✗ The data in this database was encrypted with another FIELD_ENCRYPTION_KEY.");
  expect(said).toMatch(/the data needs the one with the fingerprint [0-9a-f]{16}, this is [0-9a-f]{16}/);
});
