// The built server on a database of its own, empty each time: what Playwright's webServer starts.
// E2E_PORT (3100) and E2E_DATABASE (serikat_e2e) choose another one beside it; E2E_SEED=1 fills it with the demo union.
import { migrate } from "../prisma/migrate.mjs";
import { dropDatabase, ensureDatabase, withClient } from "./lib/database.mjs";
import { main } from "./lib/lifecycle.mjs";
import { BIN, ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/processes.mjs";
import { startNext, waitUntilAnswering } from "./lib/server.mjs";
import { pass, Stop, step } from "./lib/terminal.mjs";

const HOST = "127.0.0.1";

await main(async () => {
  process.chdir(ROOT);
  const port = Number(process.env.E2E_PORT ?? 3100);
  const name = process.env.E2E_DATABASE ?? "serikat_e2e";
  const env = variables(port, await freshDatabase(name));
  if (process.env.E2E_SEED === "1") {
    const args = ["--conditions=react-server", "prisma/seed.ts"];
    await step("Inventing a union", () => runNode(BIN.tsx, args, { what: "The seed", env }));
  }
  const child = startNext({ mode: "start", port, host: HOST, env });
  await waitUntilAnswering({ port, host: HOST, child });
  pass("Test server", env.NEXTAUTH_URL);
});

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
    UPLOADS_DIR: `.data/uploads-${new URL(databaseUrl).pathname.slice(1)}`,
    PORT: String(port),
    HOST,
  };
}
