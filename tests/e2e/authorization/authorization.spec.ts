import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import { everyAction, streamedError } from "../support/requests";
import { cookiesAlone, expectations } from "./actions";
import { type Cell, cellsOf, inputOf, isAllowed, marksNotFor, problemOf, send } from "./cells";
import { oddInputs } from "./odd-inputs";
import { open, type Page, pages, relationsOfPage } from "./pages";
import { checksums, type Ids, idsOf, type Relation, type Role, roles } from "./scene";
import { allVisitors, isRole, type State, states, type Visitors } from "./visitors";

const actions = new Map(everyAction().map((action) => [action.name, action]));
let visitors: Visitors;
let ids: Record<Relation, Ids>;
let home = "";
let requests = 0;
/** Rows that a role before has done it to: there may be nothing left to do. */
const gone = new Set<string>();

test.beforeAll(async ({ baseURL }) => {
  // By its number: each connection to "localhost" waits a third of a second for the other kind of address.
  home = (baseURL ?? "").replace("localhost", "127.0.0.1");
  [visitors, ids] = await Promise.all([allVisitors(home), idsOf()]);
});

test("every action of the build has an expectation", () => {
  const expected = [...Object.keys(expectations), ...cookiesAlone];
  expect([...actions.keys()].toSorted()).toEqual(expected.toSorted());
});

/** The problems of all cells, eight at a time. */
async function problemsOf(cells: readonly Cell[]): Promise<string[]> {
  const problems: string[] = [];
  const waiting = [...cells];
  const work = async () => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) {
      const answer = await answerTo(cell);
      const row = `${cell.action} ${cell.relation}`;
      const problem = gone.has(row) && answer.code === "NOT_FOUND" ? null : problemOf(cell, answer);
      requests += 1;
      if (answer.ok) gone.add(row);
      if (problem) problems.push(problem);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return problems;
}

const answerTo = (cell: Cell) =>
  send(visitors[cell.state], {
    ...whereOf(cell.action),
    input: inputOf(cell, ids),
    form: cell.expected.form ?? false,
  });

/** The action's id, and the address of a page that has it. */
function whereOf(name: string): { id: string; path: string; origin: string } {
  const { id, routes } = actions.get(name) ?? { id: "", routes: [] };
  const route = routes.find((each) => each in pages);
  return { id, origin: home, path: route ? (pages[route]?.path(ids.own) ?? "") : (routes[0] ?? "") };
}

for (const state of states)
  test(`what is not allowed to: ${state}`, async () => {
    const before = await checksums();
    const cells = cellsOf(state).filter((cell) => !isAllowed(cell));
    expect(await problemsOf(cells)).toEqual([]);
    expect(await checksums()).toEqual(before);
  });

test("every route of the build has an expectation", () => {
  const routes: Record<string, string> = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  );
  const built = Object.values(routes).filter((route) => !route.startsWith("/_"));
  expect(built.toSorted()).toEqual([...Object.keys(pages), ...open].toSorted());
});

async function problemOfPage(state: State, page: Page, relation: Relation): Promise<string | null> {
  const path = page.path(ids[relation]);
  const answer = await visitors[state].get(path, { headers: { "sec-fetch-site": "same-origin" } });
  const text = await answer.text();
  requests += 1;
  const said = `${path} (${relation}) as ${state}: ${answer.status()}`;
  if (answer.status() >= 500 || streamedError.test(text)) return said;
  const leaked = marksNotFor(state).filter((mark) => text.includes(mark));
  if (leaked.length > 0) return `${said}, and tells ${leaked.join(", ")}`;
  const isRight = isRole(state) ? showsWhatItMay(page, { state, relation, text }) : isShut(path, text);
  return isRight ? null : `${said}, ${page.shows ?? ""}`;
}

const isShut = (path: string, text: string) =>
  path.startsWith("/api") || path === "/phone" || text.includes('name="password"');

type Seen = { state: Role; relation: Relation; text: string };

function showsWhatItMay({ shows, may }: Page, { state, relation, text }: Seen): boolean {
  if (shows === undefined || (relation === "otherTurf" && state === "admin")) return true;
  return text.includes(shows) === (may.includes(state) && relation === "own");
}

for (const state of states)
  test(`the pages of: ${state}`, async () => {
    const problems: (string | null)[] = [];
    for (const page of Object.values(pages))
      for (const relation of relationsOfPage(page)) problems.push(await problemOfPage(state, page, relation));
    expect(problems.filter(Boolean)).toEqual([]);
  });

for (const state of roles)
  test(`what is allowed to: ${state}`, async () => {
    const cells = cellsOf(state).filter((cell) => isAllowed(cell) && !cell.expected.ends);
    const problems: string[] = [];
    for (const cell of cells) problems.push(...(await problemsOf([cell])));
    expect(problems).toEqual([]);
    test.info().annotations.push({ type: "requests", description: String(requests) });
  });

test("odd inputs to each action are no error of the server's", async () => {
  test.setTimeout(20 * 60_000);
  const failed: string[] = [];
  const tries = Object.entries(expectations).flatMap(([action, expected]) =>
    oddInputs(expected.input(ids.nobody)).map((input) => ({ action, input, form: expected.form ?? false })),
  );
  const work = async () => {
    for (let next = tries.pop(); next; next = tries.pop()) {
      const { action, ...sent } = next;
      const answer = await send(visitors.admin, { ...sent, ...whereOf(action) });
      requests += 1;
      if (answer.status >= 500) failed.push(`${action} ${JSON.stringify(sent.input)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(failed).toEqual([]);
  expect((await visitors.admin.get("/more")).status()).toBe(200);
});
