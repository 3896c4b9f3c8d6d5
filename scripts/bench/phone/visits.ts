import { type Browser, type BrowserContext, type Page, request } from "@playwright/test";
import { Stop } from "../../lib/terminal.mjs";
import { slowPage, watch } from "./slow-phone";

/** Until usable, in ms, and its parts. */
export type Visit = { first?: number; again?: number; parts: Record<string, number> };
type At = { browser: Browser; origin: string; session: string };

const pin = "gerbang timur 7";
const rowOf: Record<string, string> = {
  "/follow-ups": '[data-slot="follow-up"]',
  "/contacts": 'main li:has(a[href*="log="])',
};
const logLink = 'main a[href*="log="]';

export async function sessionOf(origin: string): Promise<string> {
  const wire = await request.newContext({ baseURL: origin });
  const { csrfToken } = await (await wire.get("/api/auth/csrf")).json();
  const form = {
    csrfToken,
    email: "organiser@demo.example.org",
    password: "serikat-demo-2026",
    json: "true",
  };
  await wire.post("/api/auth/callback/credentials", { form });
  const { cookies } = await wire.storageState();
  const found = cookies.find(({ name }) => name === "serikat.session");
  if (!found) throw new Stop("The demo's organiser could not sign in.");
  return found.value;
}

/** First with the session alone, then with the browser's cache. */
export async function openList(at: At, path: string, { throttled = true } = {}): Promise<Visit> {
  return withPhone(at, async (phone) => {
    const first = await visit(phone, { at, path, throttled });
    const again = await visit(phone, { at, path, throttled });
    return { first: first.usable, again: again.usable, parts: first.parts };
  });
}

async function visit(
  phone: BrowserContext,
  { at, path, throttled }: { at: At; path: string; throttled: boolean },
) {
  const { page, close, asked } = await slowPage(phone, throttled);
  const watched = await watch(page, { row: rowOf[path] ?? "" });
  await page.goto(at.origin + path, { waitUntil: "commit", timeout: 120_000 });
  const usable = await watched("row");
  const requests = asked();
  // With the tap: none of our scripts need have run for it.
  await Promise.all([
    page.waitForURL(/log=/, { waitUntil: "commit", timeout: 120_000 }),
    page
      .locator(logLink)
      .first()
      .evaluate((link: HTMLElement) => link.click()),
  ]);
  await close();
  return { usable, parts: { "requests until then": requests } };
}

/** Where no list is stored. */
export async function openShell(at: At): Promise<Visit> {
  return withPhone(at, async (phone) => {
    const { page, close } = await slowPage(phone);
    const watched = await watch(page, { empty: '[data-slot="empty-state"]' });
    await page.goto(`${at.origin}/phone`, { waitUntil: "commit", timeout: 120_000 });
    const first = await watched("empty");
    await close();
    return { first, parts: {} };
  });
}

/** Until it asks for the PIN, and from the PIN to the rows. Typing is left out. */
export async function openFromCache(at: At): Promise<Visit> {
  return withPhone(at, async (phone) => {
    await takeAlong(await phone.newPage(), at.origin);
    const { page, close } = await slowPage(phone);
    const watched = await watch(page, { asks: 'input[name="pin"]', row: '[data-slot="person-row"]' });
    await page.goto(`${at.origin}/phone`, { waitUntil: "commit" });
    const asks = await watched("asks");
    await page.locator('input[name="pin"]').fill(pin);
    const typed = await page.evaluate(() => {
      document.querySelector("form")?.requestSubmit();
      return performance.now();
    });
    const opens = (await watched("row")) - typed;
    await close();
    return {
      again: asks + opens,
      parts: { "until it asks for the PIN": asks, "from the PIN to the rows": opens },
    };
  });
}

async function takeAlong(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/settings/phone`, { waitUntil: "networkidle" });
  await page.locator("select").first().selectOption({ index: 1 });
  for (const field of await page.locator('input[type="password"]').all()) await field.fill(pin);
  await page.locator('main form button[type="submit"]').first().click();
  await page.waitForURL(({ pathname }) => pathname === "/phone");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.close();
}

async function withPhone(at: At, run: (phone: BrowserContext) => Promise<Visit>): Promise<Visit> {
  const phone = await at.browser.newContext({
    ...{ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    ...{ locale: "id-ID", timezoneId: "Asia/Jakarta" },
  });
  await phone.addCookies([{ name: "serikat.session", value: at.session, url: at.origin }]);
  // A browser whose last page was closed may open no other.
  await phone.newPage();
  try {
    return await run(phone);
  } finally {
    await phone.close();
  }
}
