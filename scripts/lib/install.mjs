import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BIN, ROOT } from "./paths.mjs";
import { run, runNode } from "./processes.mjs";
import { step } from "./terminal.mjs";

const LOCK = join(ROOT, "package-lock.json");
const MODULES = join(ROOT, "node_modules");
const INSTALLED = join(MODULES, ".serikat-install");
const SCHEMA = join(ROOT, "prisma", "schema.prisma");
const CLIENT = join(ROOT, "src", "generated", "prisma");
const GENERATED = join(ROOT, "src", "generated", ".serikat-schema");

function hashOf(...files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest("hex");
}

const read = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");

export async function installIfStale() {
  const wanted = `${hashOf(LOCK)} ${process.platform}-${process.arch}`;
  if (read(INSTALLED) === wanted) return;
  if (!installedByHand()) await step("Installing packages", npmInstall);
  writeFileSync(INSTALLED, wanted);
}

function installedByHand() {
  const record = join(MODULES, ".package-lock.json");
  return !existsSync(INSTALLED) && existsSync(record) && statSync(record).mtimeMs >= statSync(LOCK).mtimeMs;
}

// `npm ci` refuses a lock file made where the registry lacks other systems' binaries; `npm install` reads the same lock.
function npmInstall() {
  return npm(["install", "--no-audit", "--no-fund", "--include=dev", "--include=optional"]);
}

/** npm itself, the one that runs this where it does. */
export function npm(args) {
  const what = "npm install";
  const program = process.env.npm_execpath;
  return program && /\.[cm]?js$/.test(program)
    ? runNode(program, args, { what })
    : run("npm", args, { what });
}

export async function generateIfStale() {
  const wanted = hashOf(SCHEMA, LOCK);
  if (existsSync(CLIENT) && read(GENERATED) === wanted) return;
  const env = {
    ...process.env,
    // Prisma downloads its schema engine at first use; generating never calls it, so any program will do.
    PRISMA_SCHEMA_ENGINE_BINARY: existsSync("/bin/true") ? "/bin/true" : process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  };
  await step("Generating the database client", () =>
    runNode(BIN.prisma, ["generate"], { what: "prisma generate", env }),
  );
  mkdirSync(join(ROOT, "src", "generated"), { recursive: true });
  writeFileSync(GENERATED, wanted);
}
