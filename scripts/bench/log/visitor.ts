import { readFileSync } from "node:fs";
import { join } from "node:path";
import { v7 } from "uuid";
import { ROOT } from "../../lib/paths.mjs";
import { Stop } from "../../lib/terminal.mjs";
import { type Call, type Reply, send, type Target } from "./load";
import type { Organiser, Scene } from "./scene";

/** The session cookie after signing in. */
export async function signIn(target: Target, organiser: Organiser, password: string): Promise<string> {
  const headers = { host: `localhost:${target.port}` };
  const csrf = await send(target, { path: "/api/auth/csrf", method: "GET", headers });
  const { csrfToken } = JSON.parse(csrf.body) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email: organiser.email, password, json: "true" }).toString();
  const answer = await send(target, {
    path: "/api/auth/callback/credentials",
    method: "POST",
    headers: { ...headers, cookie: cookiesOf(csrf), "content-type": "application/x-www-form-urlencoded" },
    body,
  });
  const cookie = cookiesOf(answer);
  if (!cookie.includes("serikat.session"))
    throw new Stop(`${organiser.email} could not sign in`, answer.body);
  return cookie;
}

const cookiesOf = ({ headers }: Reply) =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");

/** The id of a server action in the built pages. */
export function actionId(name: string): string {
  const path = join(ROOT, ".next/server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(path, "utf8")) as {
    node: Record<string, { exportedName?: string }>;
  };
  const found = Object.entries(node).find(([, { exportedName }]) => exportedName === name);
  if (!found) throw new Stop(`The build has no action ${name}`);
  return found[0];
}

type Conversation = { id: string; scene: Scene; organiser: Organiser; cookie: string; action: string };

/** One conversation as the open log form sends it. */
export async function logConversation(
  target: Target,
  conversation: Omit<Conversation, "id">,
): Promise<boolean> {
  const answer = await send(target, conversationRequest(target, { id: v7(), ...conversation }));
  if (answer.status === 200 && answer.body.includes('"ok":true')) return true;
  throw new Error(`${answer.status} ${answer.body.slice(0, 200)}`);
}

/** The same as a request, with an id that the caller knows. */
export function conversationRequest(
  target: Target,
  { id, scene, organiser, cookie, action }: Conversation,
): Call {
  const contactId = organiser.contactIds[Math.floor(Math.random() * organiser.contactIds.length)] ?? "";
  const tomorrow = new Date(Date.now() + 36 * 3_600_000).toISOString().slice(0, 10);
  const conversation = {
    id,
    contactId,
    outcome: "conversation",
    assessment: "3",
    issueIds: [scene.issueId],
    askAnswer: "maybe",
    followUp: tomorrow,
    promise: "Brings three cards to gate B",
    notes: "Lembur tidak dibayar sejak Agustus, takut pada mandor.",
    channel: "gate",
  };
  const body = JSON.stringify([conversation]);
  return {
    path: `/contacts?log=${contactId}`,
    method: "POST",
    headers: {
      host: `localhost:${target.port}`,
      origin: `http://localhost:${target.port}`,
      accept: "text/x-component",
      "content-type": "text/plain;charset=UTF-8",
      "content-length": String(Buffer.byteLength(body)),
      "next-action": action,
      "next-router-state-tree": routerState,
      cookie,
    },
    body,
  };
}

// The referring page.
const routerState = encodeURIComponent(
  JSON.stringify([
    "",
    { children: ["(app)", { children: ["contacts", { children: ["__PAGE__", {}] }] }] },
    null,
    null,
    true,
  ]),
);
