import { expect, type Locator, type Page, test } from "@playwright/test";
import { rowsOf } from "./support/database";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("id");

test.beforeEach(({ page }) => as(page, "organiser", "id"));

/** Counts what a thumb does; typing and scrolling are free. */
function thumb() {
  let taps = 0;
  const tap = async (target: Locator) => {
    taps += 1;
    await target.tap();
  };
  return { tap, taps: () => taps };
}

const sheetOf = (page: Page) => page.locator('[data-slot="bottom-sheet"]');
const logOf = (page: Page) =>
  page.locator('[data-slot="bottom-bar"]').getByRole("link", { name: t("app.navigation.logConversation") });
const field = (page: Page) => page.getByRole("searchbox", { name: t("conversations.picker.search") });
const found = (page: Page) => page.getByRole("main").locator("a[data-person]:has(u)");
const chip = (sheet: Locator, key: string) => sheet.getByText(t(key), { exact: true }).first();

/** From the home screen: *Log*, two letters, and the people who were found. */
async function find(page: Page) {
  await page.goto("/follow-ups");
  const hand = thumb();
  await hand.tap(logOf(page));
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("ra");
  await expect(found(page).first()).toBeVisible();
  return hand;
}

/** Saved, and ready for the next name. */
async function backAtSearch(page: Page) {
  await expect(sheetOf(page)).toBeHidden();
  await expect(field(page)).toHaveValue("");
  await expect(field(page)).toBeFocused();
}

test("from the home screen and two letters: not met in 3 taps at most, short in 4, full in 8", async ({
  page,
}) => {
  const missed = await find(page);
  await missed.tap(
    page
      .getByRole("main")
      .locator("li:has(a[data-person])")
      .first()
      .getByRole("button", { name: new RegExp(`^${t("conversations.noAnswer")}`) }),
  );
  await expect(page.locator('[data-slot="toast"]').first()).toBeVisible();
  expect(missed.taps()).toBeLessThanOrEqual(3);

  const short = await find(page);
  await short.tap(found(page).first());
  await short.tap(chip(sheetOf(page), "conversations.outcomes.short_contact"));
  await short.tap(sheetOf(page).getByRole("button", { name: t("conversations.sheet.save"), exact: true }));
  await backAtSearch(page);
  expect(short.taps()).toBe(4);

  const full = await find(page);
  await full.tap(found(page).first());
  const sheet = sheetOf(page);
  await full.tap(sheet.locator('label:has(> input[name="assessment"][value="3"])'));
  await full.tap(sheet.locator('label:has(> input[name="issueIds[]"])').first());
  await full.tap(chip(sheet, "conversations.askAnswers.maybe"));
  await full.tap(chip(sheet, "conversations.sheet.tomorrow"));
  await full.tap(sheet.getByRole("button", { name: t("conversations.sheet.save"), exact: true }));
  await backAtSearch(page);
  expect(full.taps()).toBeLessThanOrEqual(8);
});

test("the list of contacts finds while one types, and saving goes back to an empty search", async ({
  page,
}) => {
  await page.goto("/contacts");
  const search = page.getByRole("searchbox");
  await search.tap();
  await page.keyboard.type("ra");
  await page.waitForURL(/[?&]s=/);
  await page.getByRole("main").locator('li a[href*="log="]').first().tap();
  await sheetOf(page)
    .getByRole("button", { name: t("conversations.sheet.save"), exact: true })
    .tap();
  await page.waitForURL(/focus=search/);
  await expect(search).toHaveValue("");
});

test("on a contact's page the bar logs that contact", async ({ page }) => {
  await page.goto("/contacts");
  await page.getByRole("main").locator('li a[href^="/contacts/"]').first().tap();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await logOf(page).tap();
  await expect(sheetOf(page).getByRole("heading", { level: 2 })).toHaveText(name);
});

test("nothing moves under the thumb: a chip keeps its place when another is chosen, and the toast lies on no question", async ({
  page,
}) => {
  await page.goto("/contacts");
  await page.getByRole("main").locator('li a[href*="log="]').first().tap();
  const sheet = sheetOf(page);
  const acts = sheet.locator('label:has(> input[name="evidence[]"])');
  // Within the sheet, which itself slides in.
  const places = () =>
    acts.evaluateAll((chips) =>
      chips.map((each) => {
        const { x, y, width } = each.getBoundingClientRect();
        const top = each.closest('[data-slot="sheet-body"]')?.getBoundingClientRect().y ?? 0;
        return [Math.round(x), Math.round(y - top), Math.round(width)];
      }),
    );
  await expect(acts).toHaveCount(6);
  const before = await places();
  await acts.nth(2).tap();
  expect(await places()).toEqual(before);
  await acts.nth(2).tap();
  await sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") }).tap();
  const toast = sheet.locator('[data-slot="toast"]');
  await expect(toast).toBeVisible();
  const lies = () =>
    toast.evaluate((element) => {
      const body = document.querySelector('[data-slot="sheet-body"]')?.getBoundingClientRect();
      return body !== undefined && element.getBoundingClientRect().top >= body.bottom - 1;
    });
  // The sheet slides in again for the next contact.
  await expect.poll(lies).toBe(true);
});

test("after a signature the stage and the membership are one tap each", async ({ page }) => {
  await page.goto("/contacts?member=no");
  await page.getByRole("main").locator('li a[href*="log="]').first().tap();
  const sheet = sheetOf(page);
  await chip(sheet, "conversations.evidence.acts.signed").tap();
  await sheet.getByRole("button", { name: t("conversations.sheet.saveAndNext") }).tap();
  await sheet.getByRole("button", { name: t("conversations.offers.membership") }).tap();
  await expect(sheet.getByText(t("conversations.offers.membershipDone"))).toBeVisible();
});

test("the first person stands in the first 220 of 740 pixels of every list", async ({ page }) => {
  // Without the notice of a new device, which a test that runs beside this one may have caused.
  await rowsOf("UPDATE session SET acknowledged_at = now() WHERE acknowledged_at IS NULL RETURNING id", []);
  await page.goto("/campaigns");
  const board = await page.getByRole("main").locator('a[href^="/campaigns/"]').first().getAttribute("href");
  const lists: [string, string][] = [
    ["/follow-ups?tab=week", '[data-slot="follow-up"]'],
    ["/contacts", 'main li:has(a[href*="log="])'],
    [board ?? "", '[data-slot="board-card"]'],
    ["/log", "main li:has(a[data-person])"],
  ];
  for (const [path, row] of lists) {
    await page.goto(path);
    const first = page.locator(`${row}:visible`).first();
    await expect(first).toBeVisible();
    expect((await first.boundingBox())?.y, path).toBeLessThanOrEqual(220);
  }
});
