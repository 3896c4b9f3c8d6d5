import { expect, type Locator, type Page, test } from "@playwright/test";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("id");

test.beforeEach(({ page }) => as(page, "organiser", "id"));

/** Counts what a thumb does from the open list; scrolling is free. */
function thumb() {
  let taps = 0;
  return {
    tap: async (target: Locator) => {
      taps += 1;
      await target.tap();
    },
    taps: () => taps,
  };
}

/** The person whose sheet is open. */
const personOf = (page: Page) => page.locator('[data-slot="bottom-sheet"] h2');

/** Opens the sheet of the first person, runs what is asked of it, saves, and sees the next person's sheet. */
async function logFromList(
  page: Page,
  answer: (sheet: Locator, tap: (target: Locator) => Promise<void>) => Promise<void>,
) {
  await page.goto("/contacts");
  const hand = thumb();
  await hand.tap(page.getByRole("main").locator('a[href*="log="]').first());
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  const first = (await personOf(page).textContent()) ?? "";
  await answer(sheet, hand.tap);
  const next = sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") });
  const announced = (await next.locator("small").textContent()) ?? "";
  await hand.tap(next);
  await expect(personOf(page)).toHaveText(announced);
  await expect(
    page.locator('[data-slot="toast"]').filter({ hasText: t("conversations.saved", { name: first }) }),
  ).toBeVisible();
  return { taps: hand.taps(), first };
}

const words = (sheet: Locator, key: string) => sheet.getByText(t(key), { exact: true }).first();

test("somebody who wasn't met is one tap from the list, the next row lies free under the thumb, and it can be taken back", async ({
  page,
}) => {
  const toasts = page.locator('[data-slot="toast"]');
  for (const list of ["/follow-ups?tab=week", "/contacts"]) {
    await page.goto(list);
    const buttons = page
      .getByRole("main")
      .locator("li:visible")
      .getByRole("button", { name: new RegExp(`^${t("conversations.noAnswer")}`) });
    await buttons.first().tap();
    await expect(toasts.first()).toBeVisible();
    const next = buttons.nth(1);
    await expect(next).toBeInViewport({ ratio: 1 });
    const isFree = await next.evaluate((button) => {
      const { x, y, width, height } = button.getBoundingClientRect();
      return button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(isFree, `${list}: something lies over the next row`).toBe(true);
    await toasts
      .first()
      .getByRole("button", { name: t("ui.undo") })
      .tap();
    await expect(
      toasts.filter({ hasText: t("conversations.withdrawn", { name: "" }).trim() }).first(),
    ).toBeVisible();
  }
});

test("a short contact takes three taps and a full conversation six, with a 3 as with a 2, and brings the next person", async ({
  page,
}) => {
  const short = await logFromList(page, (sheet, tap) =>
    tap(words(sheet, "conversations.outcomes.short_contact")),
  );
  expect(short.taps).toBe(3);

  const rest = async (sheet: Locator, tap: (target: Locator) => Promise<void>) => {
    await tap(sheet.locator('label:has(> input[name="issueIds[]"])').first());
    await tap(words(sheet, "conversations.askAnswers.maybe"));
    await tap(words(sheet, "conversations.sheet.tomorrow"));
  };
  const undecided = await logFromList(page, async (sheet, tap) => {
    await tap(sheet.locator('label:has(> input[name="assessment"][value="3"])'));
    await rest(sheet, tap);
  });
  expect(undecided.taps).toBe(6);

  const supporter = await logFromList(page, async (sheet, tap) => {
    await tap(words(sheet, "conversations.evidence.acts.signed"));
    await rest(sheet, tap);
  });
  expect(supporter.taps).toBe(6);
  await page.goto("/contacts");
  const row = page.locator("li:visible").filter({ hasText: supporter.first }).first();
  await expect(row.getByRole("img", { name: /^2, / })).toBeVisible();
});

test("words alone are a 3: the sheet says so where it is seen, and takes it in the tap that it offers", async ({
  page,
}) => {
  await page.goto("/contacts");
  await page.getByRole("main").locator('a[href*="log="]').first().tap();
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  const two = sheet.locator('label:has(> input[name="assessment"][value="2"])');
  const save = sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") });
  await two.tap();
  await sheet.locator('textarea[name="notes"]').tap();
  await save.tap();
  await expect(sheet.getByText(t("conversations.evidence.onlyThree"))).toBeInViewport();
  const first = (await personOf(page).textContent()) ?? "";
  await sheet.getByRole("button", { name: t("conversations.evidence.saveAs", { level: 3 }) }).tap();
  await expect(personOf(page)).not.toHaveText(first);

  // Nobody met after all: what was tapped before holds nothing up.
  const second = (await personOf(page).textContent()) ?? "";
  await two.tap();
  await words(sheet, "conversations.outcomes.no_answer").tap();
  await save.tap();
  await expect(personOf(page)).not.toHaveText(second);
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
  const requeue = async () => {
    await call.evaluate((link) => link.addEventListener("click", (event) => event.preventDefault()));
    await call.tap();
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  };
  const sheet = page.locator('[data-slot="bottom-sheet"]');
  await requeue();
  await sheet.getByRole("button", { name: t("conversations.reach.yes") }).tap();
  await page.waitForURL(/log=[0-9a-f-]{36}&via=phone/);
  await expect(sheet.locator('input[name="channel"][value="phone"]')).toBeChecked();
  await page.goto("/follow-ups?tab=week");
  await requeue();
  await sheet.getByRole("button", { name: t("conversations.reach.no") }).tap();
  await expect(page.locator('[data-slot="toast"]').first()).toContainText("tidak ketemu");
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
