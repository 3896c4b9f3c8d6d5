// Built servers, each on a database of its own, empty at each start: what Playwright's webServer starts.
// E2E_PORT (3100) and E2E_DATABASE (serikat_e2e) choose another one; E2E_SEED=1 fills it with the demo union.
// E2E_SERVERS, a JSON list of { port, database, seed }, asks for several; `seed` runs a script. The first one answers when all do.
import { mkdirSync, openSync } from "node:fs";
import { migrate } from "../prisma/migrate.mjs";
import { dropDatabase, ensureDatabase, withClient } from "./lib/database.mjs";
import { main } from "./lib/lifecycle.mjs";
import { BIN, inData, ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/processes.mjs";
import { startNext, waitUntilAnswering } from "./lib/server.mjs";
import { pass, Stop, step } from "./lib/terminal.mjs";

const HOST = "127.0.0.1";
const DEMO = ["--conditions=react-server", "prisma/seed.ts"];

await main(async () => {
  process.chdir(ROOT);
  const [first, ...others] = servers();
  const filling = filledDatabase(first);
  await Promise.all([filling, ...others.map(async (server) => serve(server, await filledDatabase(server)))]);
  await serve(first, await filling);
});

function servers() {
  const { E2E_SERVERS, E2E_PORT, E2E_DATABASE, E2E_SEED } = process.env;
  if (E2E_SERVERS) return JSON.parse(E2E_SERVERS);
  const [port, database] = [Number(E2E_PORT ?? 3100), E2E_DATABASE ?? "serikat_e2e"];
  return [{ port, database, seed: E2E_SEED === "1" ? DEMO : undefined }];
}

/** The variables of a server whose database is there, migrated, and seeded if asked for. */
async function filledDatabase({ port, database, seed }) {
  const env = variables(port, await freshDatabase(database));
  if (seed) {
    await step("Inventing a union", () => runNode(BIN.tsx, seed, { what: "The seed", env }));
  }
  return env;
}

// What it says goes to a file, for tests/e2e/server-log.spec.ts to look for names in.
async function serve({ port }, env) {
  mkdirSync(inData("reports"), { recursive: true, mode: 0o700 });
  const output = openSync(inData("reports", `server-${port}.log`), "w");
  const child = startNext({ mode: "start", port, host: HOST, env, restart: false, output });
  await waitUntilAnswering({ port, host: HOST, child });
  pass("Test server", env.NEXTAUTH_URL);
}

async function freshDatabase(name) {
  const admin = process.env.TEST_DATABASE_URL;
  if (!admin) throw new Stop("TEST_DATABASE_URL is not set.", "Run the browser tests with npm test.");
  await withClient({ url: admin }, async (client) => {
    await dropDatabase(client, name);
    await ensureDatabase(client, name);
  });
  const url = new URL(admin);
  url.pathname = `/${name}`;
  await migrate({ connectionString: url.href });
  return url.href;
}

function variables(port, databaseUrl) {
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    DATABASE_OWNER_URL: databaseUrl,
    DATABASE_ROLE: "serikat_app",
    NEXTAUTH_URL: `http://localhost:${port}`,
    NEXTAUTH_SECRET: "end-to-end-secret-end-to-end-secret-end",
    FIELD_ENCRYPTION_KEY: "11".repeat(32),
    BLIND_INDEX_KEY: "22".repeat(32),
    FIRST_RUN_TOKEN: process.env.FIRST_RUN_TOKEN ?? "end-to-end-first-run-token",
    LOG_LEVEL: "debug",
    UPLOADS_DIR: `.data/uploads-${new URL(databaseUrl).pathname.slice(1)}`,
    PORT: String(port),
    HOST,
  };
}
