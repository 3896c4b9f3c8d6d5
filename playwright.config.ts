import { defineConfig, devices } from "@playwright/test";

const port = Number(process.env.E2E_PORT ?? 3211);
// The first one answers when all do.
const servers = {
  demo: {
    port: port + 2,
    database: "serikat_e2e_demo",
    seed: ["--conditions=react-server", "prisma/seed.ts"],
  },
  english: { port, database: "serikat_e2e_en" },
  indonesian: { port: port + 1, database: "serikat_e2e_id" },
  accounts: { port: port + 3, database: "serikat_e2e_accounts" },
  matrix: {
    ...{ port: port + 4, database: "serikat_e2e_matrix" },
    seed: ["--tsconfig", "tests/support/tsconfig.scene.json", "tests/support/authorization-scene.ts"],
  },
};
const address = ({ port }: { port: number }) => `http://localhost:${port}`;

const chromium = {
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH || undefined,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  },
};
const phone = {
  ...devices["Pixel 7"],
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  ...chromium,
};
const desktop = { viewport: { width: 1280, height: 860 }, ...chromium };

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: ".data/reports/browser",
  workers: 2,
  fullyParallel: false,
  timeout: 420_000,
  expect: { timeout: 30_000, toPass: { timeout: 60_000 } },
  use: {
    trace: "retain-on-failure",
    timezoneId: "Asia/Jakarta",
    // Each new browser would load the page at the gate beside what is tested.
    serviceWorkers: "block",
    actionTimeout: 60_000,
    navigationTimeout: 60_000,
  },
  // One command for all of them: one after the other they took half a minute in which a core was idle.
  webServer: {
    command: "node scripts/e2e-server.mjs",
    url: `${address(servers.demo)}/api/health/ready`,
    env: { E2E_SERVERS: JSON.stringify(Object.values(servers)) },
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 10_000 },
  },
  projects: [
    {
      name: "main job, English",
      testMatch: /main-job\.spec/,
      use: { ...desktop, baseURL: address(servers.english), locale: "en-GB" },
    },
    {
      name: "main job, Indonesian",
      testMatch: /main-job\.spec/,
      use: { ...desktop, baseURL: address(servers.indonesian), locale: "id-ID" },
    },
    {
      name: "accounts",
      testMatch: /(accounts|wire)\.spec/,
      use: { ...desktop, baseURL: address(servers.accounts), locale: "en-GB" },
    },
    {
      name: "authorization",
      testMatch: /authorization\.spec/,
      // Tens of thousands of requests: a trace of them takes longer than they do.
      use: { baseURL: address(servers.matrix), trace: "off" },
    },
    {
      name: "demo, desktop",
      testMatch:
        /(accessibility|access|action-security|duplicate-review|imports|imports-columns|names-in-addresses|old-page|page-security|paper|refused-form|script-size|server-log)\.spec/,
      use: { ...desktop, baseURL: address(servers.demo), locale: "en-GB" },
    },
    {
      name: "demo, phone",
      testMatch: /(accessibility|conversation-drafts|conversation-sheet|first-load|log-on-phone|thumb)\.spec/,
      use: { ...phone, baseURL: address(servers.demo), locale: "id-ID" },
    },
    {
      name: "demo, offline",
      testMatch: /phone-[\w-]+\.spec/,
      use: { ...phone, serviceWorkers: "allow", baseURL: address(servers.demo), locale: "en-GB" },
    },
  ],
});
