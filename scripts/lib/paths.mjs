import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");
/** Everything that is the union's. */
export const DATA = process.env.SERIKAT_DATA || join(ROOT, ".data");

export const BIN = {
  next: join(ROOT, "node_modules/next/dist/bin/next"),
  prisma: join(ROOT, "node_modules/prisma/build/index.js"),
  tsx: join(ROOT, "node_modules/tsx/dist/cli.mjs"),
  biome: join(ROOT, "node_modules/@biomejs/biome/bin/biome"),
  tsc: join(ROOT, "node_modules/typescript/bin/tsc"),
  depcruise: join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"),
  knip: join(ROOT, "node_modules/knip/bin/knip.js"),
  vitest: join(ROOT, "node_modules/vitest/vitest.mjs"),
  playwright: join(ROOT, "node_modules/@playwright/test/cli.js"),
};

export const WEB = join(ROOT, "scripts", "web.mjs");

export function inData(...parts) {
  return join(DATA, ...parts);
}

export function ensureDataFolder() {
  if (!existsSync(DATA)) mkdirSync(DATA, { mode: 0o700 });
}
