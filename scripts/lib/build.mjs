import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BUILD_KEY } from "./action-key.mjs";
import { BIN, ROOT } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { buildServiceWorker, SERVICE_WORKER } from "./service-worker.mjs";
import { step } from "./terminal.mjs";

const SOURCES = [
  "src",
  "public",
  "scripts/lib/service-worker.mjs",
  "prisma/schema.prisma",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "next.config.ts",
  "postcss.config.mjs",
];
const BUILT = join(ROOT, ".next", "serikat-build");

function sourceHash() {
  const hash = createHash("sha256").update(process.version);
  for (const name of SOURCES) addToHash(hash, name);
  return hash.digest("hex");
}

function addToHash(hash, name) {
  const path = join(ROOT, name);
  if (!existsSync(path)) return;
  const entries = listFiles(path, name);
  for (const file of entries) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
}

// The generated client follows from the schema, and tests are not served.
function listFiles(path, name) {
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === "ENOTDIR") return [name];
    throw error;
  }
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => `${name}/${entry.name}` !== "src/generated" && !entry.name.endsWith(".test.ts"))
    .flatMap((entry) => listFiles(join(path, entry.name), `${name}/${entry.name}`));
}

export function buildIsStale(hash = sourceHash()) {
  return (
    ![join(ROOT, ".next", "BUILD_ID"), SERVICE_WORKER, BUILT].every((file) => existsSync(file)) ||
    readFileSync(BUILT, "utf8") !== hash
  );
}

/** The mark is removed first, so that an interrupted build is never taken for a whole one. */
export async function build(onOutput) {
  const hash = sourceHash();
  rmSync(BUILT, { force: true });
  const env = {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Two machines that build the same version serve each other's pages: next.config.ts makes its name of this.
    SERIKAT_BUILD_ID: hash.slice(0, 20),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: BUILD_KEY,
  };
  await runNode(BIN.next, ["build"], { what: "next build", env, onOutput });
  await buildServiceWorker();
  writeFileSync(BUILT, hash);
}

export async function buildIfStale() {
  if (buildIsStale()) await step("Building the pages", () => build());
}
