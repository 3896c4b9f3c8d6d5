import { expect, type Page, test } from "@playwright/test";
import { expectWaiting, logConversations, namesOn, rows, t, takeAlong, unlock } from "./support/phone";
import { signedInWire, type Wire } from "./support/requests";
import { carry } from "./support/session";

let coordinator: Wire;
test.beforeEach(async ({ baseURL }) => {
  coordinator = await signedInWire(baseURL ?? "", "coordinator");
});

/** How much of anybody is left in the phone's own store; nothing is known while the browser empties it and answers nobody. */
const left = (page: Page) =>
  page.evaluate(() => {
    const count = async () => {
      const known = (await indexedDB.databases()).some(({ name }) => name === "serikat-phone");
      if (!known) return 0;
      const db = await new Promise<IDBDatabase>((done, failed) => {
        const asked = indexedDB.open("serikat-phone");
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => failed(asked.error);
      });
      const names = [...db.objectStoreNames];
      const tx = names.length > 0 ? db.transaction(names) : null;
      const counts = names.map(
        (name) =>
          new Promise<number>((done) => {
            const asked = tx?.objectStore(name).count();
            if (asked) asked.onsuccess = () => done(asked.result);
          }),
      );
      const sum = (await Promise.all(counts)).reduce((all, each) => all + each, 0);
      db.close();
      return sum;
    };
    const tooLong = new Promise<never>((_, failed) => {
      AbortSignal.timeout(2_000).addEventListener("abort", () => failed(new Error("no answer")));
    });
    return Promise.race([count(), tooLong]);
  });

/** The browser, told to empty its store, opens none for a moment. */
const expectNothingLeft = (page: Page) => expect.poll(() => left(page).catch(() => "emptying")).toBe(0);

async function offlineWithOne(page: Page, origin: string) {
  await carry(page, coordinator);
  await takeAlong(page, origin);
  await unlock(page);
  await expect(rows(page).first()).toBeVisible();
  await page.context().setOffline(true);
  await logConversations(page, (await namesOn(page)).slice(0, 1), "wipe");
  await expectWaiting(page, 1);
}

test("what the phone keeps is unreadable, its cache holds nobody, and no answer may be kept by one", async ({
  page,
  baseURL,
}) => {
  const stored: string[] = [];
  page.on("response", (response) => {
    const { pathname } = new URL(response.url());
    const isOurs = !/^\/_next\/static|\.(png|svg|js|webmanifest|woff2)$/.test(pathname);
    const control = response.headers()["cache-control"] ?? "";
    if (isOurs && !response.fromServiceWorker() && !control.includes("no-store"))
      stored.push(`${pathname} ${control}`);
  });
  await carry(page, coordinator);
  await page.goto(`${baseURL}/contacts`);
  await offlineWithOne(page, baseURL ?? "");
  const name = (await rows(page).first().locator("b").first().textContent())?.trim() ?? "";
  expect(name.length).toBeGreaterThan(2);
  const kept = await page.evaluate(async () => {
    const texts: string[] = [];
    for (const cacheName of await caches.keys())
      for (const request of await (await caches.open(cacheName)).keys()) {
        const hit = await caches.match(request);
        texts.push(new URL(request.url).pathname, (await hit?.text()) ?? "");
      }
    return texts;
  });
  const paths = kept.filter((_, at) => at % 2 === 0);
  expect(paths.filter((path) => !/^\/(phone$|_next\/static\/|icon)/.test(path))).toEqual([]);
  expect(paths).toContain("/phone");
  expect(kept.filter((text) => text.includes(name))).toEqual([]);
  expect(stored).toEqual([]);
  const raw = await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open("serikat-phone");
      asked.onsuccess = () => done(asked.result);
    });
    const all = await Promise.all(
      ["lock", "sealed", "outbox"].map(
        (store) =>
          new Promise<unknown[]>((done) => {
            const asked = db.transaction(store).objectStore(store).getAll();
            asked.onsuccess = () => done(asked.result);
          }),
      ),
    );
    const texts = (value: unknown): string[] => {
      if (value instanceof ArrayBuffer || value instanceof Uint8Array)
        return [new TextDecoder().decode(value)];
      if (typeof value === "object" && value !== null) return Object.values(value).flatMap(texts);
      return [String(value)];
    };
    return all.flatMap(texts).join("\n");
  });
  for (const secret of [name, "wipe 0", "gerbang timur"]) expect(raw).not.toContain(secret);
});

test("clearing the phone, signing out and a revocation leave nothing", async ({ page, baseURL }) => {
  const origin = baseURL ?? "";
  await offlineWithOne(page, origin);
  await page.getByRole("button", { name: t("phone.tabs.phone") }).click();
  await page.getByRole("button", { name: t("phone.phone.clear") }).click();
  await page.getByRole("button", { name: t("phone.phone.clearSure") }).click();
  await expect(page.getByText(t("phone.empty.cleared"))).toBeVisible();
  await expectNothingLeft(page);

  await page.context().setOffline(false);
  await offlineWithOne(page, origin);
  const other = await page.context().browser()?.newContext();
  const desk = await other?.newPage();
  if (!desk) throw new Error("no second screen");
  await carry(desk, coordinator);
  await desk.goto(`${origin}/settings/phone`);
  const revoke = desk.getByRole("button", {
    name: t("phone.devices.revokeNamed", { name: t("phone.take.deviceName") }),
  });
  const before = await revoke.count();
  for (let rest = before; rest > 0; rest--) {
    await revoke.first().click();
    await expect(revoke).toHaveCount(rest - 1);
  }
  await other?.close();
  expect(await left(page)).toBeGreaterThan(0);
  await page.context().setOffline(false);
  await expect(page.getByText(t("phone.empty.revoked"))).toBeVisible();
  await expectNothingLeft(page);

  await offlineWithOne(page, origin);
  await page.context().setOffline(false);
  await page.route("**/api/phone/outbox", (route) => route.abort());
  await page.goto(`${origin}/more`);
  const out = page.getByRole("main").getByRole("button", { name: t("app.more.signOut") });
  await out.click();
  await expect(page.getByText(t("phone.signOut.look"))).toBeVisible();
  expect(await left(page)).toBeGreaterThan(0);
  await out.click();
  await page.waitForURL("**/sign-in**");
  await expectNothingLeft(page);
});

test("ten wrong PINs erase all; a list past its days is erased, what is unsent stays", async ({
  page,
  baseURL,
}) => {
  await offlineWithOne(page, baseURL ?? "");
  // The seat's turf has shrunk meanwhile: the server says so as soon as there is signal, and the open list goes.
  await page.route("**/api/phone/outbox", (route) => route.abort());
  await page.route("**/api/phone/device", (route) => route.fulfill({ json: { state: "expired" } }));
  await page.context().setOffline(false);
  await expect(page.getByText(t("phone.people.expired"))).toBeVisible();
  await expectWaiting(page, 1);
  await page.unroute("**/api/phone/device");
  await page.goto(`${baseURL}/phone`);
  await unlock(page);
  await expect(page.getByText(t("phone.people.expired"))).toBeVisible();
  await expectWaiting(page, 1);
  await page.goto(`${baseURL}/phone`);
  for (let wrong = 1; wrong < 10; wrong++) {
    await unlock(page, `wrong ${wrong}`);
    await expect(page.getByText(t("phone.unlock.left", { left: 10 - wrong }))).toBeVisible();
  }
  await unlock(page, "wrong 10");
  await expect(page.getByText(t("phone.empty.tries"))).toBeVisible();
  await expectNothingLeft(page);
});
