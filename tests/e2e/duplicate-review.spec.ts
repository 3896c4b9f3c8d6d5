import { expect, type Page, test } from "@playwright/test";
import { as } from "./support/session";
import { upload } from "./support/upload";
import { wordsIn } from "./support/words";

const t = wordsIn("en");
const pairs = ["Sulastri", "Rohayati", "Wulandari", "Marlina", "Handayani"].map(
  (name, n) =>
    [`Siti Pasang ${name}`, `St. Pasang ${name}`, `+6283499900${n}001`, `161${n}/CBS/2024`] as const,
);
const lines = [
  "Nama,No HP,No Karyawan,Bagian",
  ...pairs.flatMap(([one, other, phone, number]) => [
    `${one},${phone},${number},Jahit`,
    `${other},${phone},,Jahit`,
  ]),
];

const topOfPair = (page: Page) => page.getByRole("main").getByRole("heading", { level: 2 });
/** Ours: other tests have pairs of their own in the same queue. */
const paired = (page: Page) => page.getByRole("article").filter({ hasText: "Pasang" });
const focusedPair = (page: Page) => page.locator("article:focus-within");

test("pairs are gone through by thumb and by keys, and the focus stays at them", async ({ page }) => {
  await as(page, "admin");
  await test.step("rows that may be one, under a thumb", () => byThumb(page));
  await test.step("they come in as two each", () => comeInAsTwo(page));
  await test.step("people who may be one, by keys", () => byKeys(page));
});

async function byThumb(page: Page) {
  await upload(page, t, { name: "pasang.csv", lines });
  await page.getByLabel(t("import-steps.place.workplace"), { exact: true }).selectOption({ index: 1 });
  await page.getByRole("button", { name: t("import-steps.check.go", { count: 10 }) }).click();
  await page.getByRole("link", { name: t("import-decisions.ask.go") }).click();
  await page.waitForURL(/\/people$/);
  await page.setViewportSize({ width: 360, height: 520 });
  await expect(topOfPair(page)).toContainText("Pasang");
  expect(await brokenNumbers(page)).toEqual([]);
  const different = page.getByRole("button", { name: t("import-decisions.pair.different") }).first();
  await different.scrollIntoViewIfNeeded();
  const answered = await topOfPair(page).textContent();
  await different.click();
  await expect(topOfPair(page)).not.toHaveText(answered ?? "");
  await expect(topOfPair(page)).toBeFocused();
  await expect(topOfPair(page)).toBeInViewport({ ratio: 1 });
  await page.getByRole("button", { name: t("import-decisions.pair.later") }).click();
  await expect(topOfPair(page)).toBeFocused();
  await expect(page.getByText(t("import-decisions.pair.left", { count: 4, later: 1 }))).toBeVisible();
}

/** Telephones and numbers that are on more than one line. */
const brokenNumbers = (page: Page) =>
  page.locator("td span").evaluateAll((spans) =>
    spans.flatMap((span) => {
      const range = document.createRange();
      range.selectNodeContents(span);
      const isNumber = /^\+?[\d/A-Z]+$/.test(span.textContent ?? "");
      return isNumber && range.getClientRects().length > 1 ? [span.textContent] : [];
    }),
  );

async function comeInAsTwo(page: Page) {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.getByRole("link", { name: t("import-decisions.pair.back") }).click();
  await page.getByRole("button", { name: t("import-steps.impact.run", { count: 10 }) }).click();
  await expect(page.getByRole("button", { name: t("import-steps.undo.go") })).toBeVisible();
}

async function byKeys(page: Page) {
  await page.goto("/contacts/duplicates");
  await page.getByRole("button", { name: t("duplicates.search") }).click();
  await expect(async () => {
    await page.reload();
    await expect(paired(page)).toHaveCount(4, { timeout: 1_000 });
  }).toPass();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(focusedPair(page)).toContainText("Pasang", { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press("n");
  await expect(paired(page)).toHaveCount(3);
  await expect(focusedPair(page)).toHaveCount(1);
  await paired(page)
    .last()
    .getByRole("button", { name: t("duplicates.pair.distinct") })
    .click();
  await expect(paired(page)).toHaveCount(2);
  await expect(focusedPair(page)).toHaveCount(1);
}
