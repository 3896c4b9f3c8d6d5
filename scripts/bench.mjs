import { existsSync, readdirSync } from "node:fs";
import { generateIfStale, installIfStale } from "./lib/install.mjs";
import { atExit, exit, main } from "./lib/lifecycle.mjs";
import { BIN, ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { runNode } from "./lib/processes.mjs";
import { takeLock } from "./lib/run-lock.mjs";
import { bold, Stop, say } from "./lib/terminal.mjs";

const FOLDER = new URL("./bench/", import.meta.url);
// A million people take minutes to make: their database stays.
const KEPT = ["seed", "pages"];

// npm run bench -- <name> [what that benchmark takes]: a PostgreSQL of its own, then scripts/bench/<name>.ts beside it.
await main(async () => {
  const [name = "", ...rest] = process.argv.slice(2);
  process.chdir(ROOT);
  const script = fileOf(name);
  say();
  say(`  ${bold("Serikat")} · bench ${name}`);
  ensureDataFolder();
  takeLock(inData("bench.lock"), "npm run bench");
  await installIfStale();
  await generateIfStale();
  const { startKeptCluster, startTestCluster } = await import("./lib/test-cluster.mjs");
  const cluster = KEPT.includes(name) ? await startKeptCluster("bench-postgres") : await startTestCluster();
  atExit(cluster.stop);
  await runNode(BIN.tsx, ["--conditions=react-server", script, ...rest], {
    what: `The benchmark ${name}`,
    env: { ...process.env, TEST_DATABASE_URL: cluster.url },
    onOutput: (chunk) => process.stdout.write(chunk),
  });
  await exit(0);
});

function fileOf(name) {
  const names = readdirSync(FOLDER).flatMap((file) => /^([a-z-]+)\.bench\.ts$/.exec(file)?.[1] ?? []);
  const path = new URL(`${name}.bench.ts`, FOLDER);
  if (!names.includes(name) || !existsSync(path))
    throw new Stop(`There is no benchmark "${name}".`, `npm run bench -- ${names.join(" | ")}`);
  return path.pathname;
}
