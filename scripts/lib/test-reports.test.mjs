import { expect, test } from "vitest";
import { countPlaywright, countVitest, filesOfPlaywright, filesOfVitest, slowest } from "./test-reports.mjs";

test("a test file that cannot be loaded counts as a failure", () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    testResults: [
      { status: "passed", assertionResults: [{ status: "passed" }] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
      { status: "failed", assertionResults: [] },
    ],
  };
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

test("a browser test that needed a second try, and an error outside the tests, count as failures", () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3, skipped: 2 });
});

test("the time of a file is that of its tests, once for each project, the slowest first", () => {
  const result = (duration) => ({ results: [{ duration }] });
  const spec = (file, projectName, ms) => ({ file, tests: [{ projectName, ...result(ms) }] });
  const suites = [
    { specs: [spec("a.spec.ts", "phone", 10)], suites: [{ specs: [spec("a.spec.ts", "phone", 5)] }] },
    { specs: [spec("a.spec.ts", "desktop", 30), spec("b.spec.ts", "phone", 20)] },
  ];
  expect(slowest(filesOfPlaywright({ suites }), 2)).toEqual([
    { name: "a.spec.ts (desktop)", ms: 30 },
    { name: "b.spec.ts (phone)", ms: 20 },
  ]);
  const testResults = [{ name: `${process.cwd()}/src/a.test.ts`, startTime: 5, endTime: 25 }];
  expect(filesOfVitest({ testResults })).toEqual([{ name: "src/a.test.ts", ms: 20 }]);
});
