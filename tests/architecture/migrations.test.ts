import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { OF_THE_INSTALLATION, OF_THE_SIGN_IN } from "../../scripts/lib/union-export/format.mjs";
import { TABLE_WORDS } from "../../scripts/lib/union-export/table-words.mjs";
import { filesBelow } from "../support/source-files";

const names = readdirSync("prisma/migrations", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe("migrations", () => {
  it("have a number and a subject as their name", () => {
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !/^\d{4}[a-z]?_[a-z0-9]+([_-][a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  // Two branches may take the same number; which of the two runs first would then hang on their subjects.
  it("have unique prefixes", () => {
    const prefixes = names.map((name) => name.split("_")[0]);
    expect(prefixes.filter((prefix, index) => prefixes.indexOf(prefix) !== index)).toEqual([]);
  });

  it("are one file each", () => {
    const files = filesBelow("prisma/migrations").filter((path) => !path.endsWith("migration_lock.toml"));
    expect(files).toEqual(names.map((name) => `prisma/migrations/${name}/migration.sql`).sort());
  });

  it("have an installation of this version to upgrade, once it is released", () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(existsSync(`tests/fixtures/releases/${version}.tar.gz.age`)).toBe(true);
  });

  // A union that leaves takes every table along, and its reader has nothing but the file.
  it("have for each table a line of TABLE_WORDS in both languages, or say in format.mjs why it does not leave", () => {
    const texts = names.map((name) => readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8"));
    const tables = texts.flatMap((text) =>
      [...text.matchAll(/^CREATE TABLE "?(\w+)"?/gm)].map(([, name = ""]) => name),
    );
    const left = new Set([...OF_THE_INSTALLATION, ...OF_THE_SIGN_IN]);
    const words: Readonly<Record<string, readonly string[]>> = TABLE_WORDS;
    expect(tables.length).toBeGreaterThan(60);
    expect(tables.filter((name) => !left.has(name) && words[name]?.length !== 2)).toEqual([]);
  });
});
