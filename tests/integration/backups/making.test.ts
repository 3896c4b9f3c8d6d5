import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPair } from "../../../scripts/lib/backup/encryption.mjs";
import { loadBackup, readHead } from "../../../scripts/lib/backup/load.mjs";
import { makeBackup } from "../../../scripts/lib/backup/make.mjs";
import {
  asOwner,
  backedUp,
  contents,
  emptyDatabase,
  fingerprints,
  folder,
  ownerUrl,
  plainOwnersDatabase,
} from "../../support/backups";
import { inhabitedUnion } from "../../support/inhabited-union";

let recipient = "";
beforeAll(async () => {
  await inhabitedUnion();
  ({ recipient } = await newPair());
});

describe("making one", () => {
  const how = (more: object = {}) => ({
    ...{
      kind: "manual" as const,
      folder: folder(),
      ownerUrl,
      uploads: folder(),
      version: "0.1.0",
      fingerprints,
    },
    lock: { recipient },
    ...more,
  });
  const logged = () =>
    asOwner(ownerUrl, async (client) => {
      const found = await client.query("SELECT * FROM backup ORDER BY started_at DESC LIMIT 1");
      return found.rows[0];
    });

  it("proves it by a restore, writes it down, and leaves no scratch database behind", async () => {
    const made = await makeBackup(how());
    expect(made.checked).toBe("restored");
    expect(await logged()).toMatchObject({
      ...{ kind: "manual", file_name: made.fileName, checked: "restored", problem: null },
      table_count: made.manifest.tables.length,
    });
    const left = await asOwner(ownerUrl, (client) =>
      client.query(
        "SELECT 1 FROM pg_database WHERE starts_with(datname, 'serikat_check_') AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = pg_database.datname)",
      ),
    );
    expect(left.rows).toEqual([]);
  });

  it("opens with its passphrase and no other", async () => {
    const lock = { passphrase: "correct horse battery staple" };
    const asked = how({ lock });
    const { fileName } = await makeBackup(asked);
    const file = path.join(asked.folder, fileName);
    await expect(readHead(file, { passphrase: "incorrect horse" })).rejects.toThrow(
      "The passphrase does not open this backup.",
    );
    expect((await readHead(file, lock)).manifest?.contacts).toBeGreaterThan(0);
  });

  it("refuses a second one at the same time", async () => {
    const both = await Promise.allSettled([makeBackup(how()), makeBackup(how())]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("writes down why there is none", async () => {
    const nowhere = path.join(folder(), "file");
    writeFileSync(nowhere, "");
    await expect(makeBackup(how({ folder: path.join(nowhere, "backups") }))).rejects.toThrow();
    expect(await logged()).toMatchObject({ checked: null, problem: "folder" });
    expect(existsSync(nowhere)).toBe(true);
  });
});

describe("as an owner who is no superuser", () => {
  let plain: Awaited<ReturnType<typeof plainOwnersDatabase>>;
  let url = "";
  beforeAll(async () => {
    plain = await plainOwnersDatabase();
    url = plain.url;
  });
  afterAll(() => plain.drop());

  it("restores all rows, reads them all for the next backup, and says that it could only read the file to check it", async () => {
    const { file, identity } = await backedUp();
    await loadBackup({ file, key: { identity }, url });
    const lock = { passphrase: "correct horse battery staple" };
    const to = { folder: folder(), uploads: folder(), version: "0.1.0", fingerprints };
    const made = await makeBackup({ kind: "manual", ownerUrl: url, lock, ...to });
    expect(made.checked).toBe("read");
    const again = await emptyDatabase();
    await loadBackup({ file: path.join(to.folder, made.fileName), key: lock, url: again });
    expect(await contents(again)).toEqual(await contents(ownerUrl));
  });

  it("refuses to back up what row security hides from it", async () => {
    await asOwner(url, (client) => client.query("DROP POLICY backup ON contact"));
    await expect(backedUp(folder(), url)).rejects.toThrow(/hides rows of contact/);
  });
});
