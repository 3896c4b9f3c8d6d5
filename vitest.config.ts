import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const alias = { "@": at("./src"), "server-only": at("./tests/support/server-only.ts") };

// A zone that nobody writes code in: a forgotten time zone fails loudly.
process.env.TZ = "Asia/Kathmandu";

// Measures its own effort or memory, or puts something else in the place of what Node has.
const needsOwnProcess = /\b(effortOf|answerTo|memoryUsage|phoneBrowser|vi\.(stub|spy|useFake)\w*)\b/;
const ownProcess = readdirSync(at("./src"), { recursive: true, encoding: "utf8" })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => `src/${file.replaceAll("\\", "/")}`)
  .filter((file) => needsOwnProcess.test(readFileSync(at(file), "utf8")));

const unit = { name: "unit", testTimeout: 30_000, sequence: { groupOrder: 0 } };

// Backups and restores start programs with the variables of their file: modules kept from another file have its database.
const startsPrograms = "tests/integration/backups/**";
const integration = {
  globalSetup: ["tests/support/template-database.ts"],
  setupFiles: ["tests/support/worker-database.ts"],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: 2,
};

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          ...unit,
          include: ["src/**/*.test.{ts,tsx}", "tests/architecture/**/*.test.ts", "scripts/**/*.test.mjs"],
          exclude: ownProcess,
          // Loading the modules anew for each file took longer than most of the files.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: { ...unit, name: "unit-alone", include: ownProcess },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          exclude: [startsPrograms],
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        resolve: { alias },
        test: {
          ...integration,
          name: "integration-alone",
          include: [startsPrograms],
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
