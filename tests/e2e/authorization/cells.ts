import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expectations } from "./actions";
import type { Expected } from "./expected";
import { type Ids, type Relation, relations } from "./scene";
import { isRole, type State } from "./visitors";

/** One try: an action, by somebody, with somebody's rows. */
export type Cell = { action: string; state: State; relation: Relation; expected: Expected };

export function cellsOf(state: State): Cell[] {
  return Object.entries(expectations).flatMap(([action, expected]) =>
    relationsOf(expected).map((relation) => ({ action, state, relation, expected })),
  );
}

function relationsOf({ reach }: Expected): readonly Relation[] {
  if (reach === "turf") return relations;
  return reach === "union" ? ["own", "otherUnion", "nobody"] : ["own"];
}

export function isAllowed({ expected, state, relation }: Cell): boolean {
  if (!isRole(state) || !expected.may.includes(state)) return false;
  return relation === "own" || (relation === "otherTurf" && state === "admin");
}

export type Answer = { status: number; text: string; ok: boolean; code: string | undefined };

/** `path`: of a page that has the action. */
type Sent = { id: string; path: string; input: unknown; form: boolean; origin: string };

export async function send(
  wire: APIRequestContext,
  { id, path, input, form, origin }: Sent,
): Promise<Answer> {
  // A kept connection may be closed by the server just as the next request goes out.
  const headers = { "next-action": id, origin, connection: "close" };
  const options = { headers, maxRedirects: 0 };
  const answer = form
    ? await wire.post(path, { ...options, multipart: formOf(input) })
    : await wire.post(path, {
        ...options,
        headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
        data: Buffer.from(JSON.stringify([input])),
      });
  return read(answer);
}

/** As React encodes `useActionState`: the earlier state, then the form. */
function formOf(input: unknown): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(input ?? {}))
    for (const each of [value].flat())
      form.append(`_1_${key}${Array.isArray(value) ? "[]" : ""}`, plain(each));
  form.set("0", '[null,"$K1"]');
  return form;
}

const plain = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : String(value));

async function read(answer: APIResponse): Promise<Answer> {
  const text = await answer.text();
  const code = /"ok":false,"code":"([A-Z_]+)"/.exec(text)?.[1];
  const ok = text.includes('"ok":true') || isInside(answer.headers()["x-action-redirect"]);
  return { status: answer.status(), text, ok, code };
}

/** After some actions one is sent to another page; to the sign-in page is a refusal. */
const isInside = (redirect = "") => redirect !== "" && !redirect.startsWith("/sign-in");

export const inputOf = ({ expected, relation }: Cell, ids: Record<Relation, Ids>) =>
  expected.input(ids[relation]);

/** Only these say no without having looked at anything; whoever is not signed in is sent to the sign-in page. */
const refusals = new Set(["UNAUTHENTICATED", "FORBIDDEN", "NOT_FOUND"]);

/** What is wrong with an answer, or null. */
export function problemOf(cell: Cell, answer: Answer): string | null {
  const word = answer.ok ? "ok" : (answer.code ?? answer.text.slice(0, 120));
  const said = `${cell.action} as ${cell.state} with ${cell.relation}: ${answer.status} ${word}`;
  const leaked = marksNotFor(cell.state).filter((mark) => answer.text.includes(mark));
  if (leaked.length > 0) return `${said}, and tells ${leaked.join(", ")}`;
  const isRight = isAllowed(cell) ? isDone(cell, answer) : isRefused(cell, answer);
  return isRight && answer.status < 500 ? null : said;
}

function isRefused({ expected, state }: Cell, answer: Answer): boolean {
  if (!isRole(state) && answer.status === 303) return true;
  if (answer.ok) return expected.leavesOut === true && isRole(state);
  if (expected.reach === "token") return answer.code !== undefined;
  if (isRole(state) && expected.may.includes(state) && answer.code === expected.refuses) return true;
  return answer.code !== undefined && refusals.has(answer.code);
}

// The cells before have changed the row; that is no refusal of the right.
const changedBefore = new Set(["CONFLICT", "CHANGED_MEANWHILE", "INVALID"]);

const isDone = ({ expected }: Cell, { ok, code = "" }: Answer) =>
  ok ||
  code === expected.unready ||
  changedBefore.has(code) ||
  (expected.needsProof && code === "PROOF_NEEDED");

const marks: Record<string, readonly State[]> = {
  "Kanari Sini": ["admin", "coordinator", "organiser", "delegate"],
  "70010001": ["admin", "coordinator", "organiser"],
  "Kanari Sana": ["admin"],
  "70020002": ["admin"],
  "Kanari Asing": [],
  "70030003": [],
  "Papan Asing": [],
  "Pabrik Asing": [],
};

/** Names and numbers that this visitor must never be told. */
export const marksNotFor = (state: State): string[] =>
  Object.entries(marks).flatMap(([mark, seenBy]) => (seenBy.includes(state) ? [] : [mark]));
