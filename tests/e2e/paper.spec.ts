import { expect, test } from "@playwright/test";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");

test("a list goes out on paper and comes back by keyboard alone", async ({ page }) => {
  await as(page, "organiser");
  await page.goto("/contacts");
  await page.getByRole("link", { name: t("paper.fromPeople") }).click();
  await page.waitForURL(/\/paper\/new/);
  const places = page.getByRole("main").getByRole("list").getByRole("link");
  const form = page.getByRole("button", { name: t("paper.form.create") });
  await expect(form.or(places.first())).toBeVisible();
  if (!(await form.isVisible())) await places.first().click();
  await page.getByText(t("paper.who.undecided"), { exact: true }).click();
  await form.click();
  await page.waitForURL(/\/paper\/[0-9a-f-]{36}$/);
  const sheet = page.locator('[data-slot="paper-page"]').first();
  await expect(sheet.getByText(t("paper.sheet.secret"))).toBeVisible();
  const code = (await sheet.locator("header b").first().textContent()) ?? "";

  await page.goto("/paper");
  await page.getByLabel(t("paper.open.label")).fill(code.toLowerCase());
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/keying$/);
  const fields = page.getByRole("textbox", { name: /: result, assessment, proof$/ });
  await fields.first().focus();
  await page.keyboard.type("T2S");
  await page.keyboard.press("Enter");
  await expect(fields.nth(1)).toBeFocused();
  await page.keyboard.type("N");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await expect(fields.first()).toBeFocused();
  await expect(page.getByText(t("paper.keying.saved"), { exact: true })).toHaveCount(2);
  await expect(page.getByText(t("paper.keying.allSaved"))).toBeVisible();

  await page.reload();
  await expect(fields.first()).toHaveValue("T2S");
  await expect(fields.nth(1)).toHaveValue("N");
});
