// The pictures of the README, from a running demo: npm run demo, then node scripts/pictures.mjs [its address].
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findBrowser } from "./lib/browser.mjs";
import { main } from "./lib/lifecycle.mjs";
import { ROOT } from "./lib/paths.mjs";
import { pass } from "./lib/terminal.mjs";

const FOLDER = join(ROOT, "docs", "pictures");
const PASSWORD = "serikat-demo-2026";
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const DESKTOP = { viewport: { width: 1440, height: 900 } };

const first = (selector) => async (page) => {
  const href = await page.locator(selector).first().getAttribute("href");
  await page.goto(new URL(href, page.url()).href, { waitUntil: "networkidle", timeout: 120_000 });
};

const SHOTS = [
  { name: "follow-ups", as: "organiser", screen: PHONE, path: "/follow-ups" },
  { name: "log", as: "organiser", screen: PHONE, path: "/follow-ups", onward: first('main a[href*="log="]') },
  {
    name: "density",
    as: "coordinator",
    screen: DESKTOP,
    path: "/density",
    onward: first('main a[href*="workplace="][href*="/density"]'),
  },
  {
    name: "board",
    as: "coordinator",
    screen: DESKTOP,
    path: "/campaigns",
    onward: first('main a[href^="/campaigns/0"]'),
  },
  {
    name: "workplace",
    as: "coordinator",
    screen: DESKTOP,
    path: "/workplaces",
    onward: first('main a[href^="/workplaces/0"]'),
  },
  {
    name: "contact",
    as: "coordinator",
    screen: DESKTOP,
    path: "/follow-ups?tab=overdue",
    onward: first('main a[href^="/contacts/0"]'),
  },
];

await main(async () => {
  const [base = "http://localhost:3000", ...only] = process.argv.slice(2);
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ["--no-sandbox"] });
  try {
    for (const shot of SHOTS.filter(({ name }) => only.length === 0 || only.includes(name))) {
      await take(browser, base, shot);
      pass(`docs/pictures/${shot.name}.png`);
    }
  } finally {
    await browser.close();
  }
});

async function take(browser, base, { name, as, screen, path, onward }) {
  const context = await browser.newContext({
    ...screen,
    baseURL: base,
    locale: "en-GB",
    reducedMotion: "reduce",
  });
  await context.addCookies([{ name: "locale", value: "en", url: base }]);
  const page = await context.newPage();
  await page.goto("/sign-in", { waitUntil: "networkidle", timeout: 120_000 });
  await page.locator('input[name="email"]').fill(`${as}@demo.example.org`);
  await page.locator('input[name="password"]').fill(PASSWORD);
  await Promise.all([
    page.waitForURL((url) => url.pathname !== "/sign-in", { timeout: 120_000 }),
    page.keyboard.press("Enter"),
  ]);
  await page.goto(path, { waitUntil: "networkidle", timeout: 120_000 });
  await onward?.(page);
  // The development server draws its own button over the page.
  await page.evaluate(() => document.querySelector("nextjs-portal")?.remove());
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
