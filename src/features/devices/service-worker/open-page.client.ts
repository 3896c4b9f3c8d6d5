import type { PrecacheEntry, RouteHandlerCallbackOptions } from "serwist";
import { holdsList } from "./holds-list.client";
import { slowPage } from "./slow-page.client";

type Shell = { page: string; kept: () => Promise<Response | undefined>; files: readonly PrecacheEntry[] };
/** `turn` counts the requests for a page: an answer can be used once, by the last of them. */
type Asked = { answer: Promise<Response>; since: number; turn: number };

const patienceMs = 6_000;
// After this time the connection counts as dead, and the next turn asks anew.
const oldMs = 20_000;

const late = new Map<string, Asked>();

/**
 * All pages but the shell come from the server. Offline the shell opens instead. On a slow connection with a list on this
 * phone, a page offers the list and reloads: it gets the same answer, so a slow load still arrives.
 */
export async function openPage(
  { event, request, url: { href } }: RouteHandlerCallbackOptions,
  { page, kept, files }: Shell,
): Promise<Response> {
  const asked = takeUp(href) ?? { answer: ask(request), since: Date.now(), turn: 0 };
  asked.turn += 1;
  const { turn } = asked;
  event.waitUntil(asked.answer.catch(() => undefined));
  try {
    const answer = await Promise.race([asked.answer, patience(turn === 1 ? patienceMs : oldMs)]);
    const shell = answer ? undefined : await kept();
    if (shell && (await holdsList())) {
      late.set(href, asked);
      return await slowPage(shell, { list: page, files });
    }
    if (turn !== asked.turn) return await fetch(request);
    late.delete(href);
    return await asked.answer;
  } catch (error) {
    late.delete(href);
    if (await kept()) return Response.redirect(page, 302);
    throw error;
  }
}

// The browser's cache makes a second request for an address wait for the first: the second bypasses it.
function ask(request: Request): Promise<Response> {
  return fetch(late.has(request.url) ? new Request(request, { cache: "no-store" }) : request);
}

function takeUp(href: string): Asked | undefined {
  const asked = late.get(href);
  return asked && Date.now() - asked.since < oldMs ? asked : undefined;
}

function patience(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
