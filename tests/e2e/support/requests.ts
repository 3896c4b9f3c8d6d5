import { existsSync, readFileSync } from "node:fs";
import { type APIRequestContext, type APIResponse, request, test } from "@playwright/test";
import { demo } from "./installation";

/** A page that broke after its first byte: React says so in the stream, with the number of the error. */
export const streamedError = /\$RX\("[^"]*","\d+"\)|\\?"digest\\?":\\?"\d+/;

export type Role = Parameters<typeof demo>[0];
export type Wire = APIRequestContext;

export const sessionCookie = "serikat.session";
/** `routes`: of the pages that can call it; on others Next sends it on to one of these. */
type Action = { id: string; name: string; routes: string[] };

export function everyAction(): Action[] {
  const manifest: { node: Record<string, { exportedName: string; workers: object }> } = JSON.parse(
    readFileSync(".next/server/server-reference-manifest.json", "utf8"),
  );
  return Object.entries(manifest.node).map(([id, { exportedName, workers }]) => ({
    ...{ id, name: exportedName },
    routes: Object.keys(workers).map((page) => page.replace(/^app|\/\([a-z]+\)|\/page$/g, "")),
  }));
}

/**
 * The answer's cookies stay with the context. An account may try ten times in a quarter of an hour, so tests share a session
 * while it is valid.
 */
export async function signedInWire(baseURL: string, role: Role): Promise<Wire> {
  const { parallelIndex, project } = test.info();
  const path = `${project.outputDir}/session-${parallelIndex}-${new URL(baseURL).port}-${role}.json`;
  const known = existsSync(path) ? await wireOf(baseURL, path) : null;
  if (known && (await known.get("/settings", { maxRedirects: 0 })).status() === 200) return known;
  const wire = await signedInNow(baseURL, role);
  await wire.storageState({ path });
  return wire;
}

/** For what needs a recent proof of who it is: the shared session may be older than that. */
export async function signedInNow(baseURL: string, role: Role): Promise<Wire> {
  const wire = await wireOf(baseURL);
  await signIn(wire, role);
  return wire;
}

const wireOf = (baseURL: string, storageState?: string): Promise<Wire> =>
  request.newContext({
    ...{ baseURL, extraHTTPHeaders: { "accept-language": "en" } },
    ...(storageState && { storageState }),
  });

async function signIn(wire: Wire, role: Role): Promise<void> {
  const { csrfToken } = await (await wire.get("/api/auth/csrf")).json();
  const { email, password } = demo(role);
  const form = { csrfToken, email, password, callbackUrl: "/", json: "true" };
  const answer = await wire.post("/api/auth/callback/credentials", { form });
  if (!answer.ok()) throw new Error(`${role} could not sign in: ${answer.status()}`);
}

export const stranger = (baseURL: string, cookie?: string): Promise<Wire> =>
  request.newContext({
    baseURL,
    extraHTTPHeaders: cookie === undefined ? {} : { cookie: `${sessionCookie}=${cookie}` },
  });

export async function cookieOf(wire: Wire): Promise<string> {
  const { cookies } = await wire.storageState();
  const found = cookies.find(({ name }) => name === sessionCookie);
  if (!found) throw new Error("no session cookie");
  return found.value;
}

type Sent = { path: string; headers?: Record<string, string>; body?: string };

export function act(
  wire: Wire,
  { id }: Action,
  { path, headers, body = "[{}]" }: Sent,
): Promise<APIResponse> {
  return wire.post(path, {
    headers: { "next-action": id, "content-type": "text/plain;charset=UTF-8", ...headers },
    data: Buffer.from(body),
    maxRedirects: 0,
  });
}

/** A page's text, and the data for its client components. */
export async function textOf(wire: Wire, path: string): Promise<string> {
  const [html, payload] = [await wire.get(path), await wire.get(path, { headers: { rsc: "1" } })];
  return `${html.status()} ${await html.text()} ${await payload.text()}`;
}

export async function contactsOn(wire: Wire, path: string): Promise<{ id: string; name: string }[]> {
  const html = await (await wire.get(path)).text();
  const links = html.matchAll(/href="\/contacts\/([0-9a-f-]{36})[^"]*"[^>]*>([^<]+)</g);
  return [...links].map(([, id = "", name = ""]) => ({ id, name }));
}
