import { gzipSync } from "node:zlib";
import { expect, type Page, type Response, test } from "@playwright/test";
import { nextBuildServer } from "./support/next-build";
import { rows, t, takeAlong, unlock } from "./support/phone";
import { signedInWire, type Wire } from "./support/requests";
import { as, carry } from "./support/session";

let server: Awaited<ReturnType<typeof nextBuildServer>>;
let admin: Wire;

test.beforeAll(async ({ baseURL }) => {
  admin = await signedInWire(baseURL ?? "", "admin");
});
test.beforeEach(async ({ baseURL }) => {
  server = await nextBuildServer(new URL(baseURL ?? ""));
});
test.afterEach(() => server.close());

/** The worker's cache by path, with transfer sizes. */
const keptBy = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const [name = ""] = await caches.keys();
    const cache = await caches.open(name);
    const texts = (await cache.keys()).map(async (request) => {
      const bytes = new Uint8Array((await (await cache.match(request))?.arrayBuffer()) ?? new ArrayBuffer());
      return [new URL(request.url).pathname, [...bytes]] as const;
    });
    return Promise.all(texts);
  });

const isScript = (path: string) => path.endsWith(".js");

test("the shell is the page and the files that it uses, and nothing of any other screen", async ({
  page,
  browser,
}) => {
  const used = new Set<string>();
  const without = await browser.newContext({ serviceWorkers: "block" });
  const plain = await without.newPage();
  plain.on("response", (response) => used.add(new URL(response.url()).pathname));
  await plain.goto(`${server.origin}/phone`, { waitUntil: "networkidle" });
  const html = await (await without.request.get(`${server.origin}/phone`)).text();
  await without.close();

  await page.goto(`${server.origin}/phone`);
  const kept = new Map((await keptBy(page)).map(([path, bytes]) => [path, Buffer.from(bytes)]));
  const paths = [...kept.keys()];
  expect(paths.filter((path) => !/^\/(phone|icon[\w-]*\.(svg|png)|_next\/static\/.+)$/.test(path))).toEqual(
    [],
  );
  const needed = [...used].filter((path) => path === "/phone" || path.startsWith("/_next/static/"));
  expect(needed.length).toBeGreaterThan(10);
  expect(needed.filter((path) => !kept.has(path))).toEqual([]);

  const scripts = paths.filter(isScript);
  const sources = [html, ...scripts.map((path) => String(kept.get(path)))];
  const names = (path: string) => path.slice(path.lastIndexOf("/") + 1);
  const foreign = scripts.filter((path) => !sources.some((text) => text.includes(names(path))));
  expect(foreign).toEqual([]);
  const size = scripts.reduce((sum, path) => sum + gzipSync(kept.get(path) ?? "").length, 0) / 1000;
  // What the sheet loads at a tap is kept as well: it has to open without signal.
  expect(size).toBeLessThan(210);
  expect([...kept.values()].reduce((sum, bytes) => sum + bytes.length, 0) / 1000).toBeLessThan(990);
});

const shown = (page: Page) => page.locator("html").getAttribute("data-build");
/** Which build the worker would open now. */
const counts = (page: Page) =>
  page.evaluate(async () => /data-build="(\w)"/.exec(await (await fetch("/phone")).text())?.[1]);
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    await (await navigator.serviceWorker.getRegistration())?.update().catch(() => undefined);
  });
/**
 * None on its way. The worker itself is not asked: one that answers while it is replaced stays up to five minutes in
 * Chromium.
 */
const isSettled = (page: Page) =>
  page.evaluate(async () => {
    const known = await navigator.serviceWorker.getRegistration();
    return !known?.installing && !known?.waiting && known?.active?.state === "activated";
  });
/** Repeated as the browser would: one check may meet the last worker while it still takes over. */
const expectToCount = (page: Page, build: string) =>
  expect(async () => {
    await lookForUpdate(page);
    await expect.poll(() => isSettled(page)).toBe(true);
    expect(await counts(page)).toBe(build);
  }).toPass();

test("a new build is filled before it counts and used from the next opening on, and may be taken back", async ({
  page,
}) => {
  await page.goto(`${server.origin}/phone`);
  await expect.poll(() => counts(page)).toBe("A");
  await page.reload();
  const old = (await keptBy(page)).map(([path]) => path).find(isScript) ?? "";
  const openScript = (path: string) => page.evaluate(async (file) => (await fetch(file)).status, path);

  // B lacks a file: it is never used.
  server.deploy({ as: "B", missing: /^\/icon-192/ });
  server.asked();
  await lookForUpdate(page);
  await expect.poll(() => server.asked()).toContain("/icon-192.png");
  await page.reload();
  expect(await shown(page)).toBe("A");
  expect(await counts(page)).toBe("A");

  // B is complete, and one file of A is gone from the server and from the list.
  const noMore = new RegExp(`^${old.replaceAll(".", "\\.")}`);
  const rewrite = (path: string, text: string) =>
    path === "/sw.js" ? text.replace(old, "/icon-512.png") : text;
  server.deploy({ as: "B", missing: noMore, rewrite });
  await page.evaluate(() => Object.assign(window, { underTheHand: true }));
  await expectToCount(page, "B");
  expect(await shown(page)).toBe("A");
  expect(await page.evaluate(() => "underTheHand" in window)).toBe(true);
  expect(await openScript(old)).toBe(200);
  await page.reload();
  expect(await shown(page)).toBe("B");

  server.deploy({ as: "A" });
  await expectToCount(page, "A");
  await page.reload();
  expect(await shown(page)).toBe("A");
});

test("from the cache it opens without asking for a page, a script or a style", async ({ page }) => {
  await carry(page, admin);
  await takeAlong(page, server.origin);
  await page.goto("about:blank");
  server.asked();
  await page.goto(`${server.origin}/phone`);
  await unlock(page);
  await expect(rows(page).first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  const asked = server.asked();
  expect(asked.filter((path) => /^\/(phone|_next\/static)/.test(path))).toEqual([]);
  expect(asked.length).toBeLessThan(6);
});

const today = "/follow-ups";
const heading = (page: Page) => page.getByRole("heading", { name: t("follow-ups.title"), level: 1 });

const isSlowPage = (response: Response | null) =>
  response?.headers()["content-security-policy"]?.startsWith("default-src 'none'");

test("with bad signal a page is waited for, and the list offered meanwhile", async ({ page }) => {
  await carry(page, admin);
  await takeAlong(page, server.origin);

  server.hold(today);
  expect(isSlowPage(await page.goto(server.origin + today, { waitUntil: "commit" }))).toBe(true);
  server.asked();
  server.letGo(today);
  await expect(heading(page)).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(today);
  // The late answer is the one that is shown.
  expect(server.asked().filter((path) => path === today)).toEqual([]);

  server.hold(today);
  expect(isSlowPage(await page.goto(server.origin + today, { waitUntil: "commit" }))).toBe(true);
  // By keys: a locator would wait for the page on its way. Not twice, or the second would press what it opens.
  await expect(async () => {
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => new URL(page.url()).pathname, { timeout: 5_000 }).toBe("/phone");
  }).toPass();
  await unlock(page);
  await expect(rows(page).first()).toBeVisible();
});

test("who has no list on the phone is offered none, and sees the page that was slow", async ({ page }) => {
  await carry(page, admin);
  await page.goto(`${server.origin}/phone`);
  await expect.poll(() => counts(page)).toBe("A");
  server.hold(today);
  setTimeout(() => server.letGo(today), 8_000);
  expect(isSlowPage(await page.goto(server.origin + today))).toBe(false);
  await expect(heading(page)).toBeVisible();
});

test("whoever never took a list sees the page at the gate without signal, on any page", async ({
  page,
  context,
}) => {
  await as(page, "organiser");
  await page.goto("/contacts");
  const isKept = () =>
    page.evaluate(async () => {
      const worker = (await navigator.serviceWorker.getRegistration())?.active;
      return worker?.state === "activated" && (await caches.match("/phone")) !== undefined;
    });
  await expect.poll(isKept, { message: "the page opens without signal" }).toBe(true);
  await context.setOffline(true);
  await page.goto("/density");
  await expect(page).toHaveURL(/\/phone$/);
  await expect(page.getByText(t("phone.empty.title"))).toBeVisible();
});
