import "server-only";
import { type Env, readEnv } from "./env-schema";

// `next build` imports every route, before there is a database or a secret; nothing of this reaches the server.
const BUILD_PLACEHOLDERS = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
  NEXTAUTH_SECRET: "b".repeat(32),
  FIELD_ENCRYPTION_KEY: "0".repeat(64),
  BLIND_INDEX_KEY: "0".repeat(64),
  FIRST_RUN_TOKEN: "b".repeat(32),
};

export const env: Env = load();

function load(): Env {
  const building = process.env.NEXT_PHASE === "phase-production-build";
  const result = readEnv(building ? { ...BUILD_PLACEHOLDERS, ...process.env } : process.env);
  if (result.ok) return result.env;
  throw new Error(`The environment is not complete: ${result.problems.join("; ")}. See .env.example.`);
}
