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
