import { expect, type Page, test } from "@playwright/test";
import { as } from "./support/session";
import { type ChosenFile, upload } from "./support/upload";
import { wordsIn } from "./support/words";

const t = wordsIn("en");
const importPage = /\/imports\/[0-9a-f-]{36}/;

test.beforeEach(({ page }) => as(page, "admin"));

const choose = (page: Page, file: ChosenFile) => upload(page, t, file);

test("a file of headings alone holds nobody, and leads to another file", async ({ page }) => {
  await choose(page, { name: "judul.csv", lines: ["Nama,No HP,Bagian"] });
  await expect(page.getByText(t("import-steps.nobody.title"))).toBeVisible();
  await expect(page.getByRole("button", { name: t("import-steps.check.go", { count: 0 }) })).toHaveCount(0);
  await page.getByRole("link", { name: t("import-steps.refused.again") }).click();
  await page.waitForURL(/\/imports$/);
});

test("a word that only its column explains is shown with what it is taken for", async ({ page }) => {
  await choose(page, "tests/fixtures/imports/nationbuilder-people.csv");
  const word = page.getByLabel(t("import-steps.words.meaning", { word: "Full member, Political fund" }));
  await expect(word).toBeVisible();
  await expect(word).toHaveValue("yes");
});

test("the example of the box for pasting is read as it says", async ({ page }) => {
  await page.goto("/imports");
  await page.getByLabel(t("import-steps.paste.title")).fill(t("import-steps.paste.example"));
  await page.getByRole("button", { name: t("import-steps.paste.read", { count: 1 }) }).click();
  await page.waitForURL(importPage);
  await expect(page.getByText(t("import-steps.reading.takenApart"))).toBeVisible();
  await expect(page.getByText(t("import-steps.paste.cells"), { exact: false }).first()).toBeVisible();
  const field = page.getByLabel(t("import-steps.columns.field", { letter: "B" }));
  await expect(field).toHaveValue("contact.phones");
});

test("a window that comes second shows the import as it stands", async ({ page, context }) => {
  await choose(page, { name: "dua.csv", lines: ["Nama,No HP", "Evi Dua Uji,083459990071"] });
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(placeIn(second)).toBeVisible();
  await check(page);
  await page.getByRole("button", { name: t("import-steps.impact.run", { count: 1 }) }).click();
  await expect(page.getByRole("link", { name: t("import-steps.result.another") })).toBeVisible();
  await check(second);
  await expect(second.getByText(t("import-steps.meanwhile")).first()).toBeVisible();
  await expect(second.getByRole("link", { name: t("import-steps.result.another") })).toBeVisible();
});

const placeIn = (page: Page) => page.getByLabel(t("import-steps.place.workplace"), { exact: true });

async function check(page: Page) {
  await placeIn(page).selectOption("new");
  await page.getByLabel(t("import-steps.place.employer"), { exact: true }).fill("PT Dua Uji");
  await page.getByLabel(t("import-steps.place.name"), { exact: true }).fill("Pabrik Dua Uji");
  await page.getByRole("button", { name: t("import-steps.check.go", { count: 1 }) }).click();
}
