import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { build, buildIsStale } from "./build.mjs";
import { BIN, inData } from "./paths.mjs";
import { runNode } from "./processes.mjs";
import { fail, pass, Stop, say, seconds } from "./terminal.mjs";
import { countPlaywright, countVitest, filesOfPlaywright, filesOfVitest } from "./test-reports.mjs";

const TSX_PARSER = new URL("./depcruise-tsx.mjs", import.meta.url).href;

/** One line of the summary. */
async function measured(name, work) {
  const since = Date.now();
  say(`  … ${name}`);
  const counts = await work();
  const took = seconds(since);
  const result = { name, took, ...counts };
  if (result.failed === 0) pass(name, `${result.passed} passed · ${took}`);
  else fail(`${name} · ${result.failed} failed · ${took}`, result.output);
  return result;
}

/** A check that is right or wrong: counts as one test. */
function check(name, script, args, env) {
  return measured(name, async () => {
    try {
      await runNode(script, args, { what: name, env, whole: true });
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: 0, output: outputOf(error) };
    }
  });
}

/** A runner that writes its counts as JSON. That no test ran at all is a failure, whatever the runner thinks of it. */
function runner(name, { script, args, env, report, count, files }) {
  return measured(name, async () => {
    rmSync(report, { force: true });
    let output = "";
    try {
      await runNode(script, args, { what: name, env, whole: true });
    } catch (error) {
      output = outputOf(error);
    }
    const read = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined;
    const counts = read
      ? { ...count(read), files: files(read) }
      : { passed: 0, failed: 0, skipped: 0, files: [] };
    if (counts.passed + counts.failed === 0)
      return { ...counts, failed: 1, output: output || "It ran no tests." };
    if (output && counts.failed === 0) return { ...counts, failed: 1, output };
    return { ...counts, output };
  });
}

export function buildStep() {
  return measured("build", async () => {
    if (!buildIsStale()) return { passed: 1, failed: 0, skipped: 0 };
    try {
      await build();
      return { passed: 1, failed: 0, skipped: 0 };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: 0, output: outputOf(error) };
    }
  });
}

function outputOf(error) {
  if (error instanceof Stop) return error.cure || error.message;
  throw error;
}

export const checks = {
  lint: () => check("lint", BIN.biome, ["check", "--error-on-warnings", "."]),
  types: async () => {
    // The types of the routes are generated; without them every page's props are unknown.
    await runNode(BIN.next, ["typegen"], { what: "next typegen" });
    // Incremental runs of this compiler have passed with errors in files that other files changed.
    return check("types", BIN.tsc, ["--noEmit", "--incremental", "false"]);
  },
  boundaries: () =>
    check("boundaries", "--import", [
      TSX_PARSER,
      BIN.depcruise,
      "--config",
      ".dependency-cruiser.cjs",
      "src",
    ]),
  unused: () => check("unused", BIN.knip, ["--no-config-hints"]),
  house: () => check("house", "scripts/house.mjs", ["--short"]),
};

export function vitest(env) {
  const report = reportFile("vitest.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return runner("unit and integration", {
    script: BIN.vitest,
    args,
    env,
    report,
    count: countVitest,
    files: filesOfVitest,
  });
}

export function playwright(env) {
  const report = reportFile("playwright.json");
  const args = ["test", "--reporter=list,json", "--forbid-only"];
  return runner("browser", {
    script: BIN.playwright,
    args,
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    report,
    count: countPlaywright,
    files: filesOfPlaywright,
  });
}

/** A few of the faults: each line says what was acknowledged and what was found. */
export function faults(env) {
  return measured("faults", async () => {
    try {
      const output = await runNode("scripts/faults.mjs", ["--short"], { what: "faults", env, whole: true });
      const lines = output.split("\n").filter((line) => line.includes("acknowledged"));
      for (const line of lines) say(line);
      return { passed: lines.length, failed: lines.length > 0 ? 0 : 1, skipped: 0, output };
    } catch (error) {
      return { passed: 0, failed: 1, skipped: 0, output: outputOf(error) };
    }
  });
}

function reportFile(name) {
  mkdirSync(inData("reports"), { recursive: true, mode: 0o700 });
  return inData("reports", name);
}
