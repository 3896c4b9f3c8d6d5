import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const skipped = ["src/generated"];

/** Every file below a folder, as a path from the project's root, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll("\\", "/"))
    .filter((path) => !skipped.some((folderName) => path.startsWith(`${folderName}/`)))
    .sort();
}

export const isCode = (path: string) => /\.(ts|tsx|mjs|cjs)$/.test(path);
export const isTest = (path: string) => /\.test\.tsx?$/.test(path);
export const source = (path: string) => readFileSync(path, "utf8");

/** `path:line text` of each matching line, without comments on a line of their own. */
export function linesThat(paths: string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    source(path)
      .split("\n")
      .flatMap((line, index) =>
        pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line)
          ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`]
          : [],
      ),
  );
}
