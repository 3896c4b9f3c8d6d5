/// <reference lib="webworker" />
import { NavigationRoute, type PrecacheEntry, Serwist, type SerwistPlugin } from "serwist";
import { openPage } from "./open-page.client";

declare const self: ServiceWorkerGlobalScope;
/** One build's shell: the page /phone, which holds nobody's data, and the files it is made of. Filled in by the build. */
declare const __SHELL__: { build: string; files: PrecacheEntry[] };

const page = "/phone";
const prefix = "serikat-shell-";
// One that was replaced still answers the pages that it opened; two, since a build may be taken back.
const keptBefore = 2;

// A generation is a cache of its own: it counts when all of it is there, and taking a build back is one more generation.
const name = prefix + __SHELL__.build;

/** While a server is being replaced, the page may come from another build than the worker; then it is tried again later. */
const ofThisBuild: SerwistPlugin = {
  async cacheWillUpdate({ request, response }) {
    if (!response.ok || response.redirected) return null;
    if (new URL(request.url).pathname !== page) return response;
    return (await response.clone().text()).includes(__SHELL__.build) ? response : null;
  },
};

const serwist = new Serwist({
  precacheEntries: __SHELL__.files,
  precacheOptions: {
    cacheName: name,
    matchOptions: { ignoreVary: true },
    plugins: [ofThisBuild],
    cleanURLs: false,
  },
  // What is open keeps its files in its own generation, so the new one need not wait until every tab is closed.
  skipWaiting: true,
  clientsClaim: true,
});

serwist.registerCapture(
  ({ sameOrigin, url }) => sameOrigin && url.pathname.startsWith("/_next/static/"),
  async ({ request }) => (await caches.match(request, { ignoreVary: true })) ?? fetch(request),
);

serwist.registerRoute(
  new NavigationRoute(
    (asked) => openPage(asked, { page, kept: () => serwist.matchPrecache(page), files: __SHELL__.files }),
    { denylist: [/^\/api\//] },
  ),
);

self.addEventListener("install", (event) => event.waitUntil(fill(event)));
self.addEventListener("activate", serwist.handleActivate);
self.addEventListener("activate", (event) => event.waitUntil(forgetOld()));
self.addEventListener("fetch", serwist.handleFetch);

// Serwist's own never ends when a file fails (its issue 367): the browser stops it after five minutes, in which no other build
// can come.
async function fill(event: ExtendableEvent): Promise<void> {
  const files = serwist.getPrecachedUrls().flatMap((file) => {
    const [url, request] = [new URL(file), new Request(file, { credentials: "same-origin" })];
    return serwist.precacheStrategy.handleAll({ event, request, url });
  });
  await Promise.all(files);
}

async function forgetOld(): Promise<void> {
  const others = (await caches.keys()).filter((other) => other.startsWith(prefix) && other !== name);
  await Promise.all(others.slice(0, -keptBefore).map((other) => caches.delete(other)));
}
