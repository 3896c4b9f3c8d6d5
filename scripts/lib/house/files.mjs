import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../paths.mjs";

/** Paths from the project's root, with slashes, in the order of their names. */
export function filesBelow(folder) {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .filter((path) => !path.startsWith("src/generated/"))
    .sort();
}

export const isCode = (path) => /\.(ts|tsx)$/.test(path) && !path.endsWith(".d.ts");
export const isTest = (path) => /\.(test|spec)\.tsx?$/.test(path);
export const source = (path) => readFileSync(join(ROOT, path), "utf8");
export const lines = (paths) => paths.reduce((sum, path) => sum + source(path).split("\n").length - 1, 0);
export const featureOf = (path) => /^src\/features\/([^/]+)\//.exec(path)?.[1];
