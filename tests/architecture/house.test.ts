import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { cookiesAlone, expectations } from "../e2e/authorization/actions";
import { calledBy, exportedValues, type ModuleFunction, parseModule } from "../support/functions";
import { filesBelow, isCode, isTest, linesThat, source } from "../support/source-files";

const features = filesBelow("src/features");
const coreFiles = features.filter((path) => /[/.](queries|mutations)\.ts$/.test(path));
const actionFiles = features.filter((path) => /[/.]actions\.ts$/.test(path));
const screens = filesBelow("src").filter((path) => /\.(tsx|ts)$/.test(path) && !isTest(path));
const styles = filesBelow("src").filter((path) => path.endsWith(".css"));

// What writes the audit row.
const traces = [
  ...["audit", "auditOf", "auditBatch", "insertConversation", "insertConversations"],
  "createWorkplace",
];

// Their rows are the trace itself (a view, a seal, the check of the seals), or sums of rows that have theirs (tallies).
const tracesThemselves = ["recordView", "sealNext", "checkSeals", "foldTallies", "recountTallies"];

describe("features", () => {
  it("ask for permission first in every query and mutation", () => {
    const unguarded = coreFiles.flatMap((path) => {
      const { functions } = parseModule(path);
      const byName = new Map(functions.map((each) => [each.name, each]));
      return functions
        .filter(({ exported, first }) => exported && first.name === "ctx" && first.type === "Context")
        .filter(({ promises, calls }) => promises || calls.has("read") || calls.has("write"))
        .filter((each) => !isGuarded(each, byName))
        .map(({ name }) => `${path} ${name}`);
    });
    expect(unguarded).toEqual([]);
  });

  it("leave an audit row in every mutation that writes", () => {
    const silent = coreFiles.flatMap((path) => {
      const { functions } = parseModule(path);
      const byName = new Map(functions.map((each) => [each.name, each]));
      return functions
        .filter(
          ({ exported, calls }) => exported && ["write", "writePipelined"].some((name) => calls.has(name)),
        )
        .filter(({ name }) => !tracesThemselves.includes(name))
        .filter(({ calls }) => !traces.some((trace) => reaches(trace, { calls, byName })))
        .map(({ name }) => `${path} ${name}`);
    });
    expect(silent).toEqual([]);
  });

  it("export from actions only what checks origin, session and shape", () => {
    const makers = new Set([
      ...["action", "setupAction", "formAction"],
      ...["publicAction", "publicFormAction", "quietFormAction"],
    ]);
    const others = actionFiles.flatMap((path) => {
      return exportedValues(parseModule(path).body)
        .filter(({ madeBy }) => !makers.has(madeBy))
        .map(({ name }) => `${path} ${name}`);
    });
    expect(others).toEqual([]);
    expect(actionFiles.filter((path) => !source(path).startsWith('"use server";'))).toEqual([]);
  });

  // tests/e2e/authorization sends each of them as each role, with its own rows and with others'.
  it("says of each server action which roles may do it", () => {
    const names = actionFiles.flatMap((path) =>
      [...source(path).matchAll(/^export const (\w+) =/gm)].map(([, name = ""]) => name),
    );
    expect(names.toSorted()).toEqual([...Object.keys(expectations), ...cookiesAlone].toSorted());
  });
});

/** Its first line authorizes, or its only line passes `ctx` on to a function that does. */
function isGuarded({ statements }: ModuleFunction, byName: Map<string, ModuleFunction>): boolean {
  const [statement] = statements;
  if (!statement) return false;
  const { callee, first } = calledBy(statement);
  if (callee === "authorize") return first === "ctx";
  if (statements.length > 1 || first !== "ctx" || ["", "read", "write", "withCredential"].includes(callee))
    return false;
  const local = byName.get(callee);
  return local === undefined || isGuarded(local, byName);
}

type Reach = { calls: Set<string>; byName: Map<string, ModuleFunction>; seen?: Set<string> };

function reaches(wanted: string, { calls, byName, seen = new Set() }: Reach): boolean {
  if (calls.has(wanted)) return true;
  return [...calls].some((name) => {
    const next = byName.get(name);
    if (!next || seen.has(name)) return false;
    seen.add(name);
    return reaches(wanted, { calls: next.calls, byName, seen });
  });
}

describe("screens", () => {
  it("say start and end, never left and right", () => {
    const physical =
      /(?<![\w.-])-?(?:[mp][lr]-|(?:left|right)-(?:\d|\[|\(|auto|full|px)|text-(?:left|right)(?![\w-])|(?:float|clear)-(?:left|right)|border-[lr](?:-|(?=[\s"'`]))|rounded-(?:[lr]|[tb][lr])(?:-|(?=[\s"'`]))|scroll-[mp][lr]-)/;
    expect(linesThat(screens, physical)).toEqual([]);
    expect(
      linesThat(
        styles,
        /(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right)|left|right)\s*:|text-align:\s*(?:left|right)/,
      ),
    ).toEqual([]);
  });

  it("show the product's errors, never the browser's bubbles", () => {
    const forms = screens.flatMap((path) =>
      [...source(path).matchAll(/<form\b(?:=>|[^>])*>/g)]
        .filter(([tag]) => !/\bnoValidate\b/.test(tag))
        .map(([tag]) => `${path} ${tag.split("\n")[0]}`),
    );
    expect(forms).toEqual([]);
  });

  it("take colours from the tokens", () => {
    const hex = /["'`\s(:[]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!["'`]\s*\/?>)/i;
    const found = linesThat(
      screens.filter((path) => path.endsWith(".tsx")),
      hex,
    );
    // The browser's bar takes its colour from a <meta>, which reads no variable.
    const tokens = source("src/components/tokens.css");
    const ofBrowser = (line: string) =>
      /^src\/app\/layout\.tsx.* color: "(#\w+)"/.exec(line)?.[1] ?? "no meta colour";
    expect(found.filter((line) => !tokens.includes(ofBrowser(line)))).toEqual([]);
  });
});

it("stays inside its own folder", () => {
  const ours = ["src", "tests", "prisma", "scripts"].flatMap(filesBelow).filter(isCode);
  const outside = ours.flatMap((path) =>
    [...source(path).matchAll(/["'`](\.\.?\/[^"'`\n]*)["'`]/g)]
      .map(([, target = ""]) => relative(".", join(dirname(path), target)))
      .filter((target) => target.startsWith(".."))
      .map((target) => `${path} ${target}`),
  );
  expect(outside).toEqual([]);
});

it("gives every dependency a reason", () => {
  const { dependencies, devDependencies } = JSON.parse(source("package.json"));
  const reasons = source("docs/adr/0009-dependencies.md")
    .split("\n")
    .filter((line) => line.startsWith("| `"));
  const named = reasons.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});
