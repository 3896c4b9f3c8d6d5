import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { filesBelow, source } from "../support/source-files";

const documents = [
  "README.md",
  "SECURITY.md",
  ...filesBelow("docs").filter((path) => path.endsWith(".md")),
  ...filesBelow("src").filter((path) => path.endsWith(".md")),
];

// Where a path may begin: the project, its code, a feature.
const roots = ["", "src", "src/features", "src/features/imports", "src/components", "scripts"];
const beginnings = new Set(roots.flatMap((root) => readdirSync(root || ".")));

const isThere = (path: string) =>
  [path, `${path}.ts`, `${path}.tsx`, `${path}.mjs`].some((each) => existsSync(each));

/** What stands in backticks and looks like a path of ours: it names a file of code, or its first part is a folder that we have. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`([\w.-]+(?:\/[\w.[\]()-]+)+)\/?`/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !path.startsWith(".data/"))
    .filter((path) => /\.(tsx?|mjs|sql)$/.test(path) || beginnings.has(path.split("/")[0] ?? ""));
}

it("names in its documents only paths that are there", () => {
  const dead = documents.flatMap((document) =>
    pathsIn(source(document))
      .filter((path) => ![...roots, dirname(document)].some((root) => isThere(join(root, path))))
      .map((path) => `${document}: ${path}`),
  );
  expect(dead).toEqual([]);
});

/** A claim ends with the test that would fail: its file, and words of its title. */
const claims = [...source("docs/SECURITY.md").matchAll(/`(tests\/[\w./-]+)` "([^"]+)"/g)];

it("ties each claim of security to a test that is there", () => {
  const bulleted = source("docs/SECURITY.md").match(/^- .*\n( {2}.*\n)*/gm) ?? [];
  const claimed = bulleted.filter((text) => text.includes("`tests/"));
  expect(claimed.length).toBeGreaterThan(20);
  expect(claims).toHaveLength(claimed.length);
  const missing = claims.filter(([, path = "", title = ""]) => !source(path).includes(title));
  expect(missing.map(([claim]) => claim)).toEqual([]);
});

/** What the guide to self-hosting tells its reader to type, and where a test types it: words of that file. */
const typed: Readonly<Record<string, readonly [path: string, words: string]>> = {
  "npm start": ["scripts/rehearsal.mjs", 'fresh.serve("start"'],
  "npm run demo": ["scripts/rehearsal.mjs", 'old.serve("demo"'],
  "npm run worker": ["tests/integration/backups/started.test.ts", '"scripts/start.mjs", "--worker"'],
  "npm run admin": ["tests/e2e/accounts.spec.ts", '"scripts/admin.mjs"'],
  "npm run backup": ["tests/integration/backups/commands.test.ts", 'office.run("backup"'],
  "npm run restore": ["tests/integration/backups/commands.test.ts", 'spare.run("restore"'],
  "npm run export": ["tests/integration/backups/leaving-commands.test.ts", 'office.run("export"'],
  "npm run import-union": ["tests/integration/backups/leaving-commands.test.ts", 'other.run("import-union"'],
  "npm run rotate-keys": ["tests/integration/backups/commands.test.ts", 'spare.run("rotate-keys"'],
  "npm run rehearsal": ["package.json", '"rehearsal"'],
  "npm run bench": ["package.json", '"bench"'],
  "npm run tallies": ["package.json", '"tallies"'],
  "npm run test:faults": ["scripts/faults.mjs", "npm run test:faults"],
};

it("has every command of the guide to self-hosting typed by a test", () => {
  const guide = source("docs/self-hosting.md");
  const commands = new Set([...guide.matchAll(/npm (?:start|run [\w:-]+)/g)].map(([command]) => command));
  expect([...commands].filter((command) => !typed[command])).toEqual([]);
  const untyped = Object.entries(typed).filter(([, [path, words]]) => !source(path).includes(words));
  expect(untyped.map(([command]) => command)).toEqual([]);
});

it("has every option of backing up, restoring and leaving typed by a test", () => {
  const guide = source("docs/self-hosting.md");
  const about = guide.slice(guide.indexOf("## Back up"), guide.indexOf("## Keys"));
  const tests = filesBelow("tests/integration/backups").map(source).join("\n");
  const options = new Set([...about.matchAll(/(?<= |`)--[a-z][a-z-]+/g)].map(([option]) => option));
  expect(options.size).toBeGreaterThan(6);
  expect([...options].filter((option) => !tests.includes(`"${option}"`))).toEqual([]);
});
