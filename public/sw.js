// Keeps the phone's shell: the page /phone, which holds nobody's data, and the files it is made of. Nothing else is ever put
// into the cache: no other page, no answer of the API. A generation of the shell is named after its files, filled before it
// counts and used from the next opening on, so that an update never changes a page under somebody's hands.
const shell = "/phone";
const prefix = "serikat-shell-";
const kept = 2;

self.addEventListener("install", (event) => {
  event.waitUntil(renew().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(pathname === shell ? openShell(request) : openPage(request));
    if (pathname === shell) event.waitUntil(renew().catch(() => undefined));
  } else if (pathname.startsWith("/_next/static/") || /^\/[\w-]+\.(png|svg|webmanifest)$/.test(pathname)) {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((hit) => hit ?? fetch(request)));
  }
});

async function openShell(request) {
  return (await newestShell()) ?? fetch(request);
}

/** Without signal every page is the shell. */
async function openPage(request) {
  try {
    return await fetch(request);
  } catch (error) {
    if (await newestShell()) return Response.redirect(shell, 302);
    throw error;
  }
}

async function generations() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

async function newestShell() {
  for (const name of (await generations()).reverse()) {
    const hit = await (await caches.open(name)).match(shell);
    if (hit) return hit;
  }
  return undefined;
}

async function renew() {
  const page = await fetch(shell, { cache: "no-store", redirect: "error" });
  if (!page.ok) throw new Error("no shell");
  const files = await filesOf(await page.clone().text());
  const name = prefix + (await digest(files.join("\n")));
  const cache = await caches.open(name);
  if (!(await cache.match(shell))) await cache.addAll(files);
  await cache.put(shell, page);
  const old = (await generations()).filter((other) => other !== name);
  await Promise.all(old.slice(0, Math.max(0, old.length - kept + 1)).map((other) => caches.delete(other)));
}

async function filesOf(html) {
  const named = new Set(html.match(/\/_next\/static\/[\w./~-]+\.(?:js|css|woff2)/g));
  for (const style of [...named].filter((file) => file.endsWith(".css"))) {
    const css = await (await fetch(style)).text();
    for (const [, path] of css.matchAll(/url\(["']?([^"')]+\.woff2)/g))
      named.add(new URL(path, new URL(style, self.location.origin)).pathname);
  }
  return [...named, "/icon.svg", "/icon-192.png"].sort();
}

async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
