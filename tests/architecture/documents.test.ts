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
