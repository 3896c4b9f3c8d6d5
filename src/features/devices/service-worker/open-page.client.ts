import type { PrecacheEntry, RouteHandlerCallbackOptions } from "serwist";
import { holdsList } from "./holds-list.client";
import { slowPage } from "./slow-page.client";

type Shell = { page: string; kept: () => Promise<Response | undefined>; files: readonly PrecacheEntry[] };
/** `turn` counts the pages that asked for it: an answer can be shown once, and only the last of them is still there. */
type Asked = { answer: Promise<Response>; since: number; turn: number };

const patienceMs = 6_000;
// Past this the connection counts as dead, and the next turn asks anew.
const oldMs = 20_000;

const late = new Map<string, Asked>();

/**
 * Any page but the shell comes from the server. Without signal the shell opens in its place. With a signal too weak to say,
 * and a list on this phone, a page offers the list and asks again at once: it takes up the same answer, so a load that is slow
 * but working arrives all the same.
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

// The browser's cache makes a second request for an address wait for the first one, dead or not: the second goes past it.
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
