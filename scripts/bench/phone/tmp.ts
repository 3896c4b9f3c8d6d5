import { chromium } from "@playwright/test";
import { sessionOf } from "./visits";
import { slowPage, watch } from "./slow-phone";
const origin = process.env.ORIGIN ?? "http://localhost:3392";
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const session = await sessionOf(origin);
const t0 = Date.now(); const say = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a);
const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 });
await phone.addCookies([{ name: "serikat.session", value: session, url: origin }]);
for (const n of [1, 2]) {
const { page, traffic } = await slowPage(phone, true);
page.on("console", (m) => say(m.text())); page.on("framenavigated", (f) => say("nav", f.url()));
const watched = await watch(page, { row: '[data-slot="follow-up"]' });
await page.goto(origin + "/follow-ups", { waitUntil: "commit" }); say("commit");
say(await watched("row"), traffic());
await Promise.all([page.waitForURL(/log=/, { waitUntil: "commit" }).then(() => say("url")), page.locator('main a[href*="log="]').first().evaluate((l: HTMLElement) => l.click()).then(() => say("clicked"))]);
await page.close(); say("closed");
}
await browser.close(); process.exit(0);
