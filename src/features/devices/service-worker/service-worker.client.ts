/// <reference lib="webworker" />
import { NavigationRoute, type PrecacheEntry, Serwist, type SerwistPlugin } from "serwist";
import { openPage } from "./open-page.client";

declare const self: ServiceWorkerGlobalScope;
/** One build's shell: the page /phone and its files. Filled in by the build. */
declare const __SHELL__: { build: string; files: PrecacheEntry[] };

const page = "/phone";
const prefix = "serikat-shell-";
// Replaced generations still serve the pages that they opened; two, since a build may be rolled back.
const keptBefore = 2;

// A generation is a cache of its own, complete or not used; a rollback is one more generation.
const name = prefix + __SHELL__.build;

/** While a server is being replaced, the page may be of another build than the worker; then it is tried again later. */
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
  // Open pages keep their files in their own generation, so the new one need not wait for closed tabs.
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

// Serwist's own install never ends when a file fails (its issue 367): the browser stops it after five minutes, in which no
// other build can be installed.
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
