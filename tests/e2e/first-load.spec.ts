import { expect, type Page, test } from "@playwright/test";
import { cookieOf, sessionCookie, signedInWire } from "./support/requests";

const lists = {
  "/follow-ups": '[data-slot="follow-up"]',
  "/contacts": 'main li:has(a[href*="log="])',
};
const [logLink, tapSize] = ['main a[href*="log="]', 44];

test.use({ serviceWorkers: "block" });
test.beforeEach(async ({ context, baseURL }) => {
  const url = baseURL ?? "";
  const value = await cookieOf(await signedInWire(url, "organiser"));
  await context.addCookies([{ name: sessionCookie, value, url }]);
});

/** Compressed, as they came. */
async function counted(page: Page) {
  const wire = await page.context().newCDPSession(page);
  let bytes = 0;
  await wire.send("Network.enable");
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => bytes;
}

// With Slow 3G every further request costs two seconds; this is what the benchmark times.
for (const [path, row] of Object.entries(lists))
  test(`the list of ${path} stands and can be tapped with one request and 50 kB, before any script, style or font`, async ({
    page,
  }) => {
    const requests: string[] = [];
    await page.route("**/*", (route) => {
      const request = route.request();
      if (request.isNavigationRequest()) requests.push(request.url());
      return request.isNavigationRequest() ? route.continue() : route.abort();
    });
    const bytes = await counted(page);
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.locator(row).first()).toBeVisible();
    const link = page.locator(logLink).first();
    expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(tapSize);
    await page.waitForLoadState("domcontentloaded");
    expect(requests).toHaveLength(1);
    expect(bytes()).toBeGreaterThan(10_000);
    expect(bytes()).toBeLessThan(50_000);
    await link.tap();
    await page.waitForURL(/log=/, { waitUntil: "commit" });
  });
