import { relative } from "node:path";
import { ROOT } from "./paths.mjs";

/** A file that could not be loaded has no tests and is counted as one that failed. */
export function countVitest({
  numPassedTests,
  numFailedTests,
  numPendingTests = 0,
  numTodoTests = 0,
  testResults = [],
}) {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && !assertionResults.some((one) => one.status === "failed"),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/** A test that passed only at its second try failed. */
export function countPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** How long each file of a Vitest report took, in milliseconds. */
export function filesOfVitest({ testResults = [] }) {
  return testResults.map(({ name, startTime, endTime }) => ({
    name: relative(ROOT, name),
    ms: endTime - startTime,
  }));
}

/** How long the tests of each file of a Playwright report took, once for each project, in milliseconds. */
export function filesOfPlaywright({ suites = [] }) {
  const took = new Map();
  for (const { file, tests } of suites.flatMap(specsIn))
    for (const { projectName, results } of tests) {
      const name = `${file} (${projectName})`;
      const ms = results.reduce((sum, { duration }) => sum + duration, 0);
      took.set(name, (took.get(name) ?? 0) + ms);
    }
  return [...took].map(([name, ms]) => ({ name, ms }));
}

const specsIn = ({ specs = [], suites = [] }) => [...specs, ...suites.flatMap(specsIn)];

export const slowest = (files, count) => files.toSorted((a, b) => b.ms - a.ms).slice(0, count);
