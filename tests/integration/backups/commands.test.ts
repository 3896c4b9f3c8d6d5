import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner, contents, ownerUrl } from "../../support/backups";
import { inhabitedUnion } from "../../support/inhabited-union";
import { bare, machine, newHome, refusal } from "../../support/machines";

const home = newHome();
const disk = path.join(home, "usb");

const [office, spare] = [machine(home, "office"), machine(home, "spare")];
const inOffice = { DATABASE_URL: ownerUrl, BACKUP_DIR: disk };
let file = "";
let keyFile = "";

beforeAll(async () => {
  await inhabitedUnion();
  mkdirSync(disk);
  // The keys that the database of the tests is sealed with.
  const { FIELD_ENCRYPTION_KEY, BLIND_INDEX_KEY } = process.env;
  const data = path.join(office.folder, ".data");
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(path.join(data, "secrets.json"), JSON.stringify({ FIELD_ENCRYPTION_KEY, BLIND_INDEX_KEY }), {
    mode: 0o600,
  });
  office.run("backup", [], inOffice);
  file = path.join(disk, readdirSync(disk)[0] ?? "");
  keyFile = path.join(
    office.folder,
    readdirSync(office.folder).find((name) => name.startsWith("serikat-backup-key-")) ?? "",
  );
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("npm run backup", () => {
  it("makes one file, and a key outside of the folder with the data", () => {
    expect(path.basename(file)).toMatch(/^serikat-.*-manual\.tar\.gz\.age$/);
    expect(readFileSync(keyFile, "utf8")).toMatch(/^AGE-SECRET-KEY-1\w+$/m);
    const inData = readdirSync(path.join(office.folder, ".data"));
    const secret = /AGE-SECRET-KEY-1\w+/.exec(readFileSync(keyFile, "utf8"))?.[0] ?? "";
    for (const name of inData.filter((each) => each.endsWith(".json")))
      expect(readFileSync(path.join(office.folder, ".data", name), "utf8")).not.toContain(secret);
  });

  it("--status says how old the newest is", () => {
    expect(office.run("backup", ["--status"], inOffice)).toMatch(/0\.0 hours old, restored and compared/);
  });

  it("--status fails when the newest is more than three days old", async () => {
    await asOwner(ownerUrl, (client) =>
      client.query("UPDATE backup SET started_at = now() - interval '4 days'"),
    );
    expect(refusal(() => office.run("backup", ["--status"], inOffice))).toMatch(
      /✗ The newest proved backup is 96\.0 hours old/,
    );
  });
});

describe("npm run restore", () => {
  it("moves everything to another machine with nothing but the file and the key", async () => {
    const said = spare.run("restore", [file, "--key", keyFile]);
    expect(said).toMatch(/✓ Restored · \d+ contacts, \d+ rows in \d+ tables, each compared/);
    expect(said).toContain("Keys · of the backup, put into .data/secrets.json");
    const keysOf = ({ folder }: { folder: string }) => {
      const { FIELD_ENCRYPTION_KEY, BLIND_INDEX_KEY } = JSON.parse(
        readFileSync(path.join(folder, ".data", "secrets.json"), "utf8"),
      );
      return { FIELD_ENCRYPTION_KEY, BLIND_INDEX_KEY };
    };
    expect(keysOf(spare)).toEqual(keysOf(office));
    // The spare machine's own embedded database, backed up and restored beside the first: the same in every table.
    spare.run("backup", []);
    const folder = path.join(spare.folder, ".data", "backups");
    const again = path.join(folder, readdirSync(folder)[0] ?? "");
    expect(spare.run("restore", [again, "--check"])).toContain("✓ Proved");
    expect(manifestOf(spare, again)).toEqual(manifestOf(office, file));
  });

  it("--check proves a file with the key at hand, and changes nothing", async () => {
    const before = await contents(ownerUrl);
    expect(office.run("restore", [file, "--check", "--key", keyFile], inOffice)).toContain(
      "✓ Proved · all tables have the rows that the backup says; nothing was changed here",
    );
    expect(await contents(ownerUrl)).toEqual(before);
  });

  it("does not replace a union unless it is told to", () => {
    expect(refusal(() => spare.run("restore", [file, "--key", keyFile]))).toMatch(
      /holds a union already.*\n.*--replace/,
    );
  });

  it("--replace backs up first what it replaces", () => {
    const said = spare.run("restore", [file, "--key", keyFile, "--replace"]);
    expect(said).toMatch(/✓ Restore point · .*-before-restore\.tar\.gz\.age/);
    expect(said).toContain("✓ Restored");
  });

  it("refuses a file that was cut short, with a sentence", () => {
    const short = path.join(home, "short.age");
    cpSync(file, short);
    truncateSync(short, Math.floor(readFileSync(file).length / 2));
    expect(refusal(() => spare.run("restore", [short, "--key", keyFile, "--replace"]))).toContain(
      "✗ This backup is damaged or cut short",
    );
  });

  it("refuses a mistyped key, with a sentence", () => {
    const typed = path.join(home, "typed.txt");
    const key = readFileSync(keyFile, "utf8").trimEnd();
    writeFileSync(typed, `${key.slice(0, -1)}${key.endsWith("Q") ? "P" : "Q"}\n`);
    expect(refusal(() => spare.run("restore", [file, "--key", typed]))).toMatch(
      /✗ The key in .* is mistyped/,
    );
  });

  it("refuses to go without the keys of the fields where those are kept in the environment", () => {
    const own = { FIELD_ENCRYPTION_KEY: "33".repeat(32), BLIND_INDEX_KEY: "44".repeat(32) };
    expect(refusal(() => spare.run("restore", [file, "--key", keyFile, "--replace"], own))).toMatch(
      /✗ The keys in the environment are not those that this backup was made with/,
    );
  });
});

describe("npm run rotate-keys", () => {
  const secretsOf = ({ folder }: { folder: string }) =>
    JSON.parse(readFileSync(path.join(folder, ".data", "secrets.json"), "utf8"));

  it("makes a new key, seals everything with it and takes the old one out", () => {
    const before = secretsOf(spare);
    expect(spare.run("rotate-keys", [])).toMatch(/✓ Sealed anew · [1-9]\d* rows/);
    const { FIELD_ENCRYPTION_KEY: key, ...others } = secretsOf(spare);
    expect(key).not.toBe(before.FIELD_ENCRYPTION_KEY);
    expect({ ...others, FIELD_ENCRYPTION_KEY: before.FIELD_ENCRYPTION_KEY }).toEqual(before);
  });

  it("is stopped by nothing in a backup from before, which brings its own key", () => {
    const said = spare.run("restore", [file, "--key", keyFile, "--replace"]);
    expect(said).toContain("Keys · of the backup, put into .data/secrets.json");
    expect(secretsOf(spare).FIELD_ENCRYPTION_KEY).toBe(secretsOf(office).FIELD_ENCRYPTION_KEY);
  });

  it("says what to set where the key is in the environment", () => {
    const own = { FIELD_ENCRYPTION_KEY: "33".repeat(32), BLIND_INDEX_KEY: "44".repeat(32) };
    expect(refusal(() => spare.run("rotate-keys", [], own))).toMatch(
      /✗ FIELD_ENCRYPTION_KEY is set in the environment.*\n.*FIELD_ENCRYPTION_KEY_OLD/,
    );
  });
});

/** Rows and checksums of all tables, as a backup says them; but for those that a backup itself changes. */
function manifestOf({ folder }: { folder: string }, of: string) {
  const program = `
    import { readHead } from "./scripts/lib/backup/load.mjs";
    import { readFileSync } from "node:fs";
    const { keyFile } = JSON.parse(readFileSync(".data/backup.json", "utf8"));
    const [identity] = /AGE-SECRET-KEY-1\\w+/.exec(readFileSync(keyFile, "utf8"));
    const { manifest } = await readHead(process.argv[1], { identity });
    console.log(JSON.stringify(manifest.tables));`;
  const args = ["--input-type=module", "-e", program, of];
  const env = bare(folder);
  return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" }));
}
