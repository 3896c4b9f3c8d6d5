import { expect, test } from "@playwright/test";
import { demo, signIn } from "./support/installation";
import { wordsIn } from "./support/words";

const t = wordsIn("id");

test.beforeEach(({ page }) => signIn(page, t, demo("organiser")));

test("somebody who wasn't met is one tap from the morning's list, and can be taken back", async ({
  page,
}) => {
  await page.goto("/follow-ups?tab=week");
  const row = page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ has: page.getByRole("button", { name: t("conversations.noAnswer") }) })
    .first();
  await row.getByRole("button", { name: t("conversations.noAnswer") }).tap();
  const toast = page.locator('[data-slot="toast"]').first();
  await expect(toast).toBeVisible();
  await toast.getByRole("button", { name: t("ui.undo") }).tap();
  await expect(
    page
      .locator('[data-slot="toast"]')
      .filter({ hasText: t("conversations.withdrawn", { name: "" }).trim() }),
  ).toBeVisible();
});

test("a short contact takes three taps and a full conversation six, each from the open list, and brings the next person", async ({
  page,
}) => {
  await page.goto("/contacts");
  const log = page.getByRole("main").locator('a[href*="log="]').first();
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  let taps = 0;
  const tap = async (label: string) => {
    taps += 1;
    await sheet.getByText(label, { exact: true }).first().tap();
  };
  await log.tap();
  taps += 1;
  await tap(t("conversations.outcomes.short_contact"));
  const before = page.url();
  await sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") }).tap();
  taps += 1;
  await expect.poll(() => page.url()).not.toBe(before);
  await expect(sheet).toBeVisible();
  expect(taps).toBe(3);

  taps = 1;
  await sheet
    .getByRole("radio", { name: new RegExp(t("conversations.levels.3.label")) })
    .locator("xpath=..")
    .tap();
  taps += 1;
  await sheet.locator('input[name="issueIds[]"], input[name="issueIds"]').first().locator("xpath=..").tap();
  taps += 1;
  await tap(t("conversations.askAnswers.maybe"));
  await tap(t("conversations.sheet.tomorrow"));
  await sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") }).tap();
  taps += 1;
  expect(taps).toBe(6);
  await expect(page.locator('[data-slot="toast"]').first()).toBeVisible();
});

test("words alone are a 3: the sheet says so, and takes it in the tap that it offers", async ({ page }) => {
  await page.goto("/contacts");
  await page.getByRole("main").locator('a[href*="log="]').first().tap();
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  await sheet
    .getByRole("radio", { name: new RegExp(t("conversations.levels.2.label")) })
    .locator("xpath=..")
    .tap();
  await expect(sheet.getByText(t("conversations.evidence.acts.signed"), { exact: true })).toBeVisible();
  await sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") }).tap();
  await expect(sheet.getByText(t("conversations.evidence.onlyThree"))).toBeVisible();
  const before = page.url();
  await sheet.getByRole("button", { name: t("conversations.evidence.saveAs", { level: 3 }) }).tap();
  await expect.poll(() => page.url()).not.toBe(before);
});

test("several who weren't met are one tap once they are chosen, and all are taken back", async ({ page }) => {
  await page.goto("/follow-ups?tab=week");
  await page.getByRole("button", { name: t("conversations.several.select") }).tap();
  const boxes = page.getByRole("main").locator('[data-slot="checkbox"]');
  for (const at of [0, 1, 2]) await boxes.nth(at).tap();
  const several = page.locator('[data-slot="bulk-bar"]').getByRole("button");
  await several.first().tap();
  const toast = page.locator('[data-slot="toast"]').first();
  await expect(toast).toContainText("3");
  await toast.getByRole("button", { name: t("ui.undo") }).tap();
  await expect(page.locator('[data-slot="toast"]').filter({ hasText: "Dibatalkan" })).toBeVisible();
});

test("coming back from a call asks whether she was reached; yes opens the sheet, no is one tap", async ({
  page,
}) => {
  await page.goto("/follow-ups?tab=week");
  const call = page.getByRole("main").locator('a[href^="tel:"]').first();
  const comeBack = async () => {
    await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
    await call.tap();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  };
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  await comeBack();
  await sheet.getByRole("button", { name: t("conversations.reach.yes") }).tap();
  await page.waitForURL(/log=[0-9a-f-]{36}&via=phone/);
  await expect(sheet.locator('input[name="channel"][value="phone"]')).toBeChecked();
  await page.goto("/follow-ups?tab=week");
  await comeBack();
  await sheet.getByRole("button", { name: t("conversations.reach.no") }).tap();
  await expect(page.locator('[data-slot="toast"]').first()).toContainText("tak jumpa");
});

test("a card moves in two taps, without dragging", async ({ page }) => {
  await page.goto("/campaigns");
  await page.getByRole("main").locator('a[href^="/campaigns/"]').first().tap();
  await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}/);
  const move = page.getByRole("link", {
    name: new RegExp(t("campaigns.card.moveNamed", { name: "@" }).split("@")[0] ?? ""),
  });
  await expect(move.first()).toBeVisible();
  await move.first().tap();
  await page.getByRole("menuitem").nth(1).tap();
  await expect(page.locator('[data-slot="toast"]').first()).toBeVisible();
});
