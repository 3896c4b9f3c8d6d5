import { featureOf, isCode, isTest, lines } from "./files.mjs";

/** What reads, understands and matches lists, together: lines of code at most. */
const IMPORT_ROOMS = ["imports", "duplicates", "matching", "lib/spreadsheets"];
const MOST_IMPORT_LINES = 22_500;
const LEAST_TESTS = 0.3;
const WELL_TESTED = { conversations: 0.5, campaigns: 0.5 };

/** Files, lines of code and lines of tests of each feature; its integration tests lie in tests/integration/<feature>/. */
export function sizes(files) {
  const names = new Set(files.map(nameOf).filter(Boolean));
  return [...names].sort().map((name) => {
    const own = files.filter((path) => isCode(path) && nameOf(path) === name);
    const code = own.filter((path) => !isTest(path));
    return { name, files: code.length, code: lines(code), tests: lines(own.filter(isTest)) };
  });
}

function nameOf(path) {
  if (path.startsWith("src/lib/spreadsheets/")) return "lib/spreadsheets";
  return featureOf(path) ?? /^tests\/integration\/([^/]+)\//.exec(path)?.[1];
}

export function sizeBars(files) {
  const rows = sizes(files);
  const imported = rows
    .filter(({ name }) => IMPORT_ROOMS.includes(name))
    .reduce((sum, { code }) => sum + code, 0);
  const thin = rows.filter(
    ({ name, code, tests }) => code > 0 && tests / code < (WELL_TESTED[name] ?? LEAST_TESTS),
  );
  return {
    [`${IMPORT_ROOMS.join(", ")} have ${MOST_IMPORT_LINES} lines of code at most`]:
      imported > MOST_IMPORT_LINES ? [`${imported} lines`] : [],
    "a feature has 0.3 lines of test a line of code, conversations and campaigns 0.5": thin.map(
      ({ name, code, tests }) => `${name}: ${(tests / code).toFixed(2)}`,
    ),
  };
}
