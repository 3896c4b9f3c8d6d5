import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, describe, expect, it } from "vitest";
import { logConversation } from "@/features/conversations/mutations";
import type { Context } from "@/lib/context";
import { write } from "@/lib/db";
import { newId } from "@/lib/ids";
import { enqueue } from "@/lib/queue";
import { migrate, readMigrations } from "../../../prisma/migrate.mjs";
import { loadBackup, readHead, readThrough } from "../../../scripts/lib/backup/load.mjs";
import { migrationsOf } from "../../../scripts/lib/backup/schema.mjs";
import {
  asOwner,
  backedUp,
  contents,
  emptyDatabase,
  fingerprints,
  folder,
  ownerUrl,
  schemaOf,
} from "../../support/backups";
import { systemOf } from "../../support/factories";
import { conversation } from "../../support/gate";
import { type Inhabited, inhabitedUnion } from "../../support/inhabited-union";

let inhabited: Inhabited;
beforeAll(async () => {
  inhabited = await inhabitedUnion();
});

const batchOf = async (ctx: Context) => {
  const [batch] = await write(systemOf(ctx), (tx) =>
    tx.importBatch.findMany({ where: { unionId: ctx.unionId }, select: { id: true }, take: 1 }),
  );
  return batch?.id ?? "";
};

describe("a backup", () => {
  it("restores into an empty database with the same content in every table", async () => {
    const { file, identity } = await backedUp();
    const before = await contents(ownerUrl);
    const url = await emptyDatabase();
    await loadBackup({ file, key: { identity }, url });
    expect(Object.keys(before).length).toBeGreaterThan(40);
    expect(await contents(url)).toEqual(before);
  });

  it("has one moment of the database, while others write", async () => {
    const { admin, here } = inhabited;
    const going = { on: true, written: 0 };
    const writing = (async () => {
      while (going.on) {
        await logConversation(admin, conversation(here.contactId));
        going.written += 1;
      }
    })();
    const { file, identity } = await backedUp();
    going.on = false;
    await writing;
    const url = await emptyDatabase();
    await loadBackup({ file, key: { identity }, url });
    const [counts] = await asOwner(url, async (client) => {
      const found = await client.query(
        `SELECT (SELECT count(*)::int FROM conversation) AS conversations,
           (SELECT count(*)::int FROM audit_entry WHERE action = 'conversation.log') AS traces`,
      );
      return found.rows;
    });
    expect(going.written).toBeGreaterThan(3);
    // A talk and its trace are one transaction: a backup of two moments would have more of one.
    expect(counts?.conversations).toBe(counts?.traces);
  });

  it("restores the same schema: keys, indexes, triggers, policies", async () => {
    const { file, identity } = await backedUp();
    const url = await emptyDatabase();
    await loadBackup({ file, key: { identity }, url });
    expect(await schemaOf(url)).toEqual(await schemaOf(ownerUrl));
  });

  it("brings files that wait for their import, and jobs that wait in the queue", async () => {
    const uploads = folder();
    const id = await batchOf(inhabited.admin);
    writeFileSync(path.join(uploads, id), "nama;telepon\n");
    writeFileSync(path.join(uploads, newId()), "of no import");
    const jobId = newId();
    await write(systemOf(inhabited.admin), (tx) =>
      enqueue(tx, inhabited.admin, { task: "test.kept", id: jobId }),
    );
    const { file, identity } = await backedUp(uploads);
    const url = await emptyDatabase();
    const files: Record<string, string> = {};
    await loadBackup({
      ...{ file, key: { identity }, url },
      onUpload: async (name, stream) => {
        files[name] = await text(stream);
      },
    });
    expect(files).toEqual({ [id]: "nama;telepon\n" });
    const jobs = await asOwner(url, (client) =>
      client.query("SELECT key FROM graphile_worker.jobs WHERE task_identifier = 'test.kept'"),
    );
    expect(jobs.rows).toEqual([{ key: `test.kept:${jobId}` }]);
  });

  it("says its version, its moment and the keys that its fields need", async () => {
    const { file, identity } = await backedUp();
    const { manifest, keys } = await readHead(file, { identity });
    expect(manifest).toMatchObject({
      ...{ format: 1, product: { name: "serikat", version: "0.1.0" } },
      keys: fingerprints,
    });
    expect(keys).toBeUndefined();
  });

  it("opens with age and tar alone, as its format says", async () => {
    const { file, identity, manifest } = await backedUp();
    const { decrypted } = await import("../../../scripts/lib/backup/encryption.mjs");
    const plain = path.join(folder(), "backup.tar.gz");
    const chunks: Buffer[] = [];
    for await (const chunk of await decrypted(file, { identity })) chunks.push(chunk);
    writeFileSync(plain, Buffer.concat(chunks));
    const listed = execFileSync("tar", ["tzf", plain], { encoding: "utf8" }).trim().split("\n");
    expect(listed[0]).toBe("manifest.json");
    expect(listed.at(-1)).toBe("end.json");
    const people = execFileSync("tar", ["xzOf", plain, "tables/contact/000001.copy"], { encoding: "utf8" });
    const contacts = manifest.tables.find(({ name }) => name === "contact");
    expect(people.trim().split("\n")).toHaveLength(Number(contacts?.rows));
  });
});

describe("a restore", () => {
  it("of an older backup brings it to this version", async () => {
    const migrations = readMigrations("prisma/migrations");
    const older = folder();
    for (const { name, sql } of migrations.slice(0, -1)) {
      mkdirSync(path.join(older, name));
      writeFileSync(path.join(older, name, "migration.sql"), sql);
    }
    const from = await emptyDatabase();
    await migrate({ connectionString: from, folder: older, grants: path.join(older, "none") });
    const { file, identity } = await backedUp(folder(), from);
    const url = await emptyDatabase();
    const { migrated } = await loadBackup({ file, key: { identity }, url });
    expect(migrated).toEqual([migrations.at(-1)?.name]);
    expect(await schemaOf(url)).toEqual(await schemaOf(ownerUrl));
  });

  it("of a newer version's backup is refused, and none of its SQL is run", async () => {
    const { file, identity, manifest } = await backedUp();
    expect(() =>
      migrationsOf({ ...manifest, migrations: [{ name: "0001_core", checksum: "0".repeat(64) }] }),
    ).toThrow(/does not know \(0001_core\)/);
    expect(migrationsOf((await readHead(file, { identity })).manifest)).toHaveLength(
      manifest.migrations.length,
    );
  });

  it("of a file that was cut short is refused, and changes nothing", async () => {
    const { file, identity } = await backedUp();
    const size = readFileSync(file).length;
    const url = await emptyDatabase();
    for (const cut of [size - 1, size - 20_000, 500, 10]) {
      const short = path.join(folder(), "short.age");
      copyFileSync(file, short);
      truncateSync(short, cut);
      await expect(loadBackup({ file: short, key: { identity }, url })).rejects.toThrow(/damaged/);
      await expect(readThrough(short, { identity })).rejects.toThrow(/damaged/);
    }
    expect(Object.keys(await contents(url))).toEqual([]);
  });

  it.each([0.2, 0.5, 0.9])("of a file with six wrong bytes at %s of it is refused", async (at) => {
    const { file, identity } = await backedUp();
    const bytes = readFileSync(file);
    const from = Math.floor(bytes.length * at);
    for (let flipped = from; flipped < from + 6; flipped += 1) bytes[flipped] = (bytes[flipped] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const url = await emptyDatabase();
    await expect(loadBackup({ file, key: { identity }, url })).rejects.toThrow(/damaged/);
    expect(Object.keys(await contents(url))).toEqual([]);
  });

  it("with another key is refused", async () => {
    const { file } = await backedUp();
    const { identity } = await backedUp();
    await expect(readHead(file, { identity })).rejects.toThrow("The key does not open this backup.");
  });

  it("of something else is refused", async () => {
    const { identity } = await backedUp();
    await expect(readHead("package.json", { identity })).rejects.toThrow(/no backup of Serikat/);
    await expect(readHead("nowhere.age", { identity })).rejects.toThrow("There is no such file.");
  });

  it("takes the place of what an existing database held", async () => {
    const { file, identity } = await backedUp();
    const url = await emptyDatabase();
    await loadBackup({ file, key: { identity }, url });
    await asOwner(url, (client) => client.query('UPDATE "user" SET name = $1', ["Someone else"]));
    await loadBackup({ file, key: { identity }, url });
    expect(await contents(url)).toEqual(await contents(ownerUrl));
  });
});
