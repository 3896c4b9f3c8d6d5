import { expect, test } from "@playwright/test";
import { toastOn } from "./support/conversation-sheet";
import { stranger } from "./support/requests";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");
const unknown = "40".padEnd(42, "a");

test("a page from before an upgrade says so, keeps what was typed, and works after it loaded itself anew", async ({
  page,
}) => {
  await as(page, "admin");
  await page.goto("/contacts/new");
  // What a server of another version does with an action that it does not have.
  await page.route(
    "**/contacts/new",
    (route) =>
      route.request().method() === "POST"
        ? route.continue({ headers: { ...route.request().headers(), "next-action": unknown } })
        : route.continue(),
    { times: 1 },
  );
  const name = page.locator('input[name="name"]');
  // What keeps the text comes two seconds after the page.
  await page.waitForFunction(() =>
    performance
      .getEntriesByType("resource")
      .some(({ name: url, startTime }) => url.includes("/_next/static/chunks/") && startTime > 1_900),
  );
  await page.evaluate(() => Object.assign(window, { isOldPage: true }));
  await name.fill("Heru Sebelum Pembaruan");
  await name.press("Enter");

  await page.waitForFunction(() => !("isOldPage" in window));
  await expect(toastOn(page).filter({ hasText: t("ui.oldPage.title") })).toBeVisible();
  await expect(name).toHaveValue("Heru Sebelum Pembaruan");

  await name.press("Enter");
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
});

test("a form of an old page that is sent without script is answered with a sentence", async ({ baseURL }) => {
  const visitor = await stranger(baseURL ?? "");
  const answer = await visitor.post("/sign-in", {
    headers: { origin: baseURL ?? "", accept: "text/html" },
    multipart: { [`$ACTION_ID_${unknown}`]: "", email: "sari@example.org" },
  });
  expect(answer.status()).toBe(409);
  expect(answer.headers()["content-type"]).toContain("text/html");
  expect(await answer.text()).toContain("Serikat has a new version.");
});
