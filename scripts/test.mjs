import { setMaxListeners } from "node:events";
import { generateIfStale, installIfStale } from "./lib/install.mjs";
import { atExit, exit, main } from "./lib/lifecycle.mjs";
import { ensureDataFolder, inData, ROOT } from "./lib/paths.mjs";
import { takeLock } from "./lib/run-lock.mjs";
import { bold, Stop, say, seconds } from "./lib/terminal.mjs";
import { slowest } from "./lib/test-reports.mjs";

const since = Date.now();
const SLOWEST_SHOWN = 10;

await main(async () => {
  const quick = readQuick(process.argv.slice(2));
  process.chdir(ROOT);
  setMaxListeners(50);
  say();
  say(`  ${bold("Serikat")} · tests`);
  ensureDataFolder();
  takeLock(inData("test.lock"), "npm test");
  await installIfStale();
  await generateIfStale();
  const results = await runAll(quick);
  printSummary(results);
  const sum = (field) => results.reduce((total, result) => total + result[field], 0);
  await finish(sum("passed"), sum("failed"));
});

function readQuick(args) {
  if (args.length === 0) return false;
  if (args.length === 1 && args[0] === "--quick") return true;
  throw new Stop(`Unknown option: ${args.join(" ")}`, "npm test, or npm run check (without the browser)");
}

async function runAll(quick) {
  const { buildStep, checks, faults, playwright, vitest } = await import("./lib/test-steps.mjs");
  const { startTestCluster } = await import("./lib/test-cluster.mjs");
  const { findBrowser } = await import("./lib/browser.mjs");
  // First of all: nobody wants to learn after ten minutes that there is no browser.
  const browser = quick ? undefined : await findBrowser();
  const cluster = await startTestCluster();
  atExit(cluster.stop);
  const env = {
    ...process.env,
    NODE_ENV: "test",
    TEST_DATABASE_URL: cluster.url,
    CHROMIUM_PATH: browser ?? "",
  };
  const results = [];
  for (const step of Object.values(checks)) results.push(await step());
  if (quick) return [...results, await vitest(env)];
  const [unit, build] = await Promise.all([vitest(env), buildStep()]);
  results.push(unit, build);
  if (build.failed > 0) {
    return [
      ...results,
      {
        name: "browser",
        passed: 0,
        failed: 1,
        skipped: 0,
        took: "0.0 s",
        output: "There is no build to test.",
      },
    ];
  }
  results.push(await faults(env));
  return [...results, await playwright(env)];
}

function printSummary(results) {
  say();
  const width = Math.max(...results.map(({ name }) => name.length));
  const cell = (text, size) => String(text).padStart(size);
  say(
    `  ${"".padEnd(width)} ${cell("passed", 8)} ${cell("failed", 8)} ${cell("skipped", 8)} ${cell("time", 9)}`,
  );
  for (const { name, passed, failed, skipped, took } of results) {
    say(`  ${name.padEnd(width)} ${cell(passed, 8)} ${cell(failed, 8)} ${cell(skipped, 8)} ${cell(took, 9)}`);
  }
  say(`  ${seconds(since)} in all`);
  say();
  printSlowest(results);
}

/** Where the time goes, for whoever wants to make it less. */
function printSlowest(results) {
  const files = slowest(
    results.flatMap(({ files = [] }) => files),
    SLOWEST_SHOWN,
  );
  if (files.length === 0) return;
  say("  the slowest files");
  for (const { name, ms } of files) say(`  ${`${(ms / 1000).toFixed(1)} s`.padStart(9)}  ${name}`);
  say();
}

// The last line is for machines: nothing may come after it.
async function finish(passed, failed) {
  process.once("exit", () => process.stdout.write(`${passed} passed, ${failed} failed\n`));
  await exit(failed === 0 && passed > 0 ? 0 : 1);
}
