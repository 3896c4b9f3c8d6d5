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
  await page.goto("/settings/issues");
  // What a server of another version does with an action that it does not have.
  await page.route(
    "**/settings/issues",
    (route) => route.continue({ headers: { ...route.request().headers(), "next-action": unknown } }),
    { times: 1 },
  );
  const form = page.locator("form", { has: page.getByRole("button", { name: t("settings.issues.add") }) });
  const name = form.getByRole("textbox");
  await page.evaluate(() => Object.assign(window, { isOldPage: true }));
  await name.fill("Heat on the sewing floor");
  await form.getByRole("button", { name: t("settings.issues.add") }).click();

  await page.waitForFunction(() => !("isOldPage" in window));
  await expect(toastOn(page).filter({ hasText: t("ui.oldPage.title") })).toBeVisible();
  await expect(name).toHaveValue("Heat on the sewing floor");

  await form.getByRole("button", { name: t("settings.issues.add") }).click();
  await expect
    .poll(async () => (await page.request.get("/settings/issues")).text())
    .toContain("Heat on the sewing floor");
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
