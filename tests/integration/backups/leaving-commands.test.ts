import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newPair } from "../../../scripts/lib/backup/encryption.mjs";
import { openExport } from "../../../scripts/lib/union-export/read.mjs";
import { ownerUrl } from "../../support/backups";
import { inhabitedUnion } from "../../support/inhabited-union";
import { machine, newHome, refusal } from "../../support/machines";

const home = newHome();
const [office, other] = [machine(home, "office"), machine(home, "other")];
const usb = path.join(home, "usb");
const [plain, locked, again] = ["plain.zip", "locked.zip.age", "again.zip"].map((name) =>
  path.join(usb, name),
);
const words = path.join(usb, "passphrase.txt");
// The keys of the tests, as an installation has them that made its own.
const keys = { FIELD_ENCRYPTION_KEY: "11".repeat(32), BLIND_INDEX_KEY: "22".repeat(32) };
const inOffice = { DATABASE_URL: ownerUrl, ...keys };
let said = "";

const keysOf = ({ folder }: { folder: string }) =>
  JSON.parse(readFileSync(path.join(folder, ".data", "secrets.json"), "utf8"));

async function tablesOf(file = "") {
  const source = await openExport(file);
  source.close();
  return source.manifest.tables;
}

beforeAll(async () => {
  await inhabitedUnion();
  mkdirSync(usb);
  writeFileSync(words, "enam kata yang acak sekali sungguh\n");
  said = office.run("export", ["--to", plain ?? ""], inOffice);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("npm run export", () => {
  it("makes one file for its owner alone, and says that it is not encrypted", () => {
    expect(said).toMatch(/✓ Holds · .*: \d+ rows in \d+ tables/);
    expect(said).toContain("! It is not encrypted");
    expect(statSync(plain ?? "").mode & 0o077).toBe(0);
  });

  it("writes over no file", () => {
    const before = readFileSync(plain ?? "");
    expect(refusal(() => office.run("export", ["--to", plain ?? ""], inOffice))).toContain(
      "is there already",
    );
    expect(readFileSync(plain ?? "").equals(before)).toBe(true);
  });

  it("is encrypted to the key of the backups where it is asked for", async () => {
    const { identity, recipient } = await newPair();
    const [file, key] = [path.join(usb, "sealed.zip.age"), path.join(usb, "key.txt")];
    writeFileSync(key, `${identity}\n`);
    const env = { ...inOffice, BACKUP_RECIPIENT: recipient };
    expect(office.run("export", ["--to", file, "--encrypted"], env)).not.toContain("! It is not encrypted");
    const third = machine(home, "third");
    expect(third.run("import-union", [file, "--key", key])).toContain("✓ Imported");
  });

  it("of a union that is not there is refused, and leaves no file", () => {
    const file = path.join(usb, "none.zip");
    const args = ["--union", "Nobody's", "--to", file];
    expect(refusal(() => office.run("export", args, inOffice))).toContain("There is no such union here");
    expect(() => statSync(file)).toThrow();
  });
});

describe("npm run import-union", () => {
  it("brings an encrypted one into an empty installation of its own keys, every table compared", async () => {
    office.run("export", ["--to", locked ?? "", "--passphrase-file", words], inOffice);
    expect(
      readFileSync(locked ?? "")
        .subarray(0, 21)
        .toString(),
    ).toBe("age-encryption.org/v1");
    const brought = other.run("import-union", [locked ?? "", "--passphrase-file", words]);
    expect(brought).toMatch(/✓ Imported · .*: \d+ rows in \d+ tables, each compared/);
    expect(brought).toContain("npm run admin -- reset ADDRESS");
    other.run("export", ["--to", again ?? ""]);
    expect(await tablesOf(again)).toEqual(await tablesOf(plain));
  });

  it("takes the key of the codes on, and seals with its own", () => {
    expect(keysOf(other).BLIND_INDEX_KEY).toBe(keys.BLIND_INDEX_KEY);
    expect(keysOf(other).FIELD_ENCRYPTION_KEY).not.toBe(keys.FIELD_ENCRYPTION_KEY);
  });

  it("refuses an installation that holds a union already", () => {
    expect(refusal(() => other.run("import-union", [plain ?? ""]))).toContain(
      "✗ This installation holds a union already.",
    );
  });

  it("refuses where another key of the codes is set in the environment", () => {
    const third = machine(home, "bound");
    expect(
      refusal(() => third.run("import-union", [plain ?? ""], { BLIND_INDEX_KEY: "77".repeat(32) })),
    ).toContain("✗ BLIND_INDEX_KEY in the environment is not the one that this export was made with.");
  });

  it("refuses what is no export", () => {
    const third = machine(home, "fourth");
    expect(refusal(() => third.run("import-union", [words]))).toContain("✗ This export is damaged");
    expect(refusal(() => third.run("import-union", ["nowhere.zip"]))).toContain("✗ There is no such file.");
  });
});
