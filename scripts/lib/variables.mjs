import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./paths.mjs";
import { portIsFree } from "./processes.mjs";
import { Stop } from "./terminal.mjs";

const DEFAULT_PORT = 3000;
const GENERATED = ["NEXTAUTH_SECRET", "FIELD_ENCRYPTION_KEY", "BLIND_INDEX_KEY", "FIRST_RUN_TOKEN"];

/** What is set already wins, as in Next. */
export function loadEnvFiles() {
  for (const name of [".env.local", ".env"]) {
    const file = join(ROOT, name);
    if (existsSync(file)) process.loadEnvFile(file);
  }
  for (const name of ["DATABASE_URL", "APP_DATABASE_URL", "PORT", "HOST", "NEXTAUTH_URL", ...GENERATED]) {
    if (process.env[name] === "") delete process.env[name];
  }
  readPasswordFile();
}

// A container gets the password as a file: in a variable, `docker inspect` would show it.
function readPasswordFile() {
  const { DATABASE_PASSWORD_FILE, DATABASE_URL } = process.env;
  if (!DATABASE_PASSWORD_FILE || !DATABASE_URL) return;
  const url = new URL(DATABASE_URL);
  try {
    url.password = encodeURIComponent(readFileSync(DATABASE_PASSWORD_FILE, "utf8").trim());
  } catch (error) {
    throw new Stop(`DATABASE_PASSWORD_FILE cannot be read (${error.code}).`, DATABASE_PASSWORD_FILE);
  }
  process.env.DATABASE_URL = url.href;
  delete process.env.DATABASE_PASSWORD_FILE;
}

/** Exactly the port that was asked for, else 3000 or the next free one. */
export async function choosePort({ patient }) {
  const host = process.env.HOST ?? "127.0.0.1";
  const asked = process.env.PORT;
  if (asked !== undefined) {
    const port = Number(asked);
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Stop(`PORT is not a port number (${asked}).`, "Set PORT to 1–65535, or unset it.");
    if (await freeSoon(port, host, patient)) return { port, moved: false };
    throw new Stop(
      `Port ${port} is taken by another program.`,
      "Set PORT to another number, or unset it to let Serikat choose.",
    );
  }
  if (await freeSoon(DEFAULT_PORT, host, patient)) return { port: DEFAULT_PORT, moved: false };
  for (let port = DEFAULT_PORT + 1; port < DEFAULT_PORT + 100; port += 1) {
    if (await portIsFree(port, host)) return { port, moved: true };
  }
  throw new Stop(`No port from ${DEFAULT_PORT} to ${DEFAULT_PORT + 99} is free.`, "Set PORT to a free one.");
}

// A killed launcher's server lets go of its port a moment later.
async function freeSoon(port, host, patient) {
  const until = Date.now() + (patient ? 5000 : 0);
  do {
    if (await portIsFree(port, host)) return true;
    if (patient) await new Promise((resolve) => setTimeout(resolve, 100));
  } while (Date.now() < until);
  return false;
}

/** What the user set, then what was generated. */
export function serverVariables({ secrets, port, databaseUrl, role, mode }) {
  const generated = Object.fromEntries(GENERATED.map((name) => [name, process.env[name] ?? secrets[name]]));
  // Only while the key is changed; empty is unset.
  const old = process.env.FIELD_ENCRYPTION_KEY_OLD ?? secrets.FIELD_ENCRYPTION_KEY_OLD ?? "";
  return {
    ...process.env,
    ...generated,
    FIELD_ENCRYPTION_KEY_OLD: old,
    NODE_ENV: mode === "dev" ? "development" : "production",
    NEXT_TELEMETRY_DISABLED: "1",
    NEXTAUTH_URL: process.env.NEXTAUTH_URL ?? `http://localhost:${port}`,
    PORT: String(port),
    HOST: process.env.HOST ?? "127.0.0.1",
    DATABASE_URL: databaseUrl,
    DATABASE_ROLE: role ?? "",
    DEMO: mode === "demo" ? "true" : "false",
    // Files unknown to the database are deleted, so no two databases share a folder.
    UPLOADS_DIR: process.env.UPLOADS_DIR || (mode === "demo" ? ".data/uploads-demo" : ".data/uploads"),
  };
}

/** Uses the server's own zod schema. */
export async function requireValid(variables) {
  const { tsImport } = await import("tsx/esm/api");
  const { readEnv } = await tsImport("../../src/lib/env-schema.ts", import.meta.url);
  const result = readEnv(variables);
  if (result.ok) return result.env;
  throw new Stop("Variables", `${result.problems.join("\n")}\nEvery variable is explained in .env.example.`);
}
