import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { as } from "./support/session";
import { upload } from "./support/upload";
import { wordsIn } from "./support/words";

const t = wordsIn("en");
const place = { employer: "PT Rajut Uji", workplace: "Pabrik Uji" };
const heading = "Nama,No HP,Tanggal Lahir,Bagian";
const first = [
  heading,
  "Evi Sulastri Uji,083459990001,1990-05-17,Jahit",
  "Mohammad Ali Jafar,083459990002,1988-02-01,Jahit",
  "Muh. Ali Djafar,083459990002,,Potong",
];
const second = [
  heading,
  "Evi S. Uji,083459990001,,Jahit",
  "Rina Marlina,083459990003,1992-03-04,Potong",
  ",083459990004,,Jahit",
];

test("a list and the next one: who is the same, what is mended, what is merged", async ({ page }) => {
  await as(page, "admin");
  await test.step("the first list", () => firstList(page));
  await test.step("the next one, with the choices of the first", () => sendNext(page, "uji-2.csv", second));
  await test.step("who is the same, by keyboard", () => decide(page));
  await test.step("the result, and the row that was rejected", () => run(page, 2));
  await test.step("mended and imported again", () => mend(page));
  await test.step("two that are one, merged and taken apart again", () => merge(page));
});

const check = (page: Page, count: number) =>
  page.getByRole("button", { name: t("import-steps.check.go", { count }) }).click();

async function firstList(page: Page) {
  await upload(page, t, { name: "uji-1.csv", lines: first });
  await page.getByLabel(t("import-steps.place.workplace"), { exact: true }).selectOption("new");
  await page.getByLabel(t("import-steps.place.employer"), { exact: true }).fill(place.employer);
  await page.getByLabel(t("import-steps.place.name"), { exact: true }).fill(place.workplace);
  await check(page, 3);
  await run(page, 3);
}

async function sendNext(page: Page, name: string, lines: readonly string[], rows = lines.length - 1) {
  await upload(page, t, { name, lines });
  await page
    .getByRole("button", { name: t("import-steps.template.take") })
    .first()
    .click();
  await check(page, rows);
}

async function decide(page: Page) {
  await page.getByRole("link", { name: t("import-decisions.ask.go") }).click();
  await expect(page.getByRole("button", { name: t("import-decisions.pair.same") })).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByText(t("import-decisions.pair.done"))).toBeVisible();
  await page.getByRole("link", { name: t("import-decisions.pair.back") }).click();
  await page.getByRole("link", { name: t("import-decisions.outcomes.here") }).click();
  await expect(page.getByRole("row").filter({ hasText: "Evi S. Uji" })).toContainText("Evi Sulastri Uji");
  await page.getByRole("link", { name: t("import-decisions.rows.back") }).click();
}

async function run(page: Page, count: number) {
  await page.getByRole("button", { name: t("import-steps.impact.run", { count }) }).click();
  await expect(page.getByRole("button", { name: t("import-steps.undo.go") })).toBeVisible();
}

async function mend(page: Page) {
  await page.getByRole("button", { name: t("import-steps.rejected.download") }).click();
  await page.getByRole("textbox", { name: t("exports.sheet.reason") }).fill("to mend the name");
  await page.getByRole("button", { name: t("exports.sheet.make") }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: t("exports.sheet.fetch") }).click();
  const text = await readFile(await (await download).path(), "utf8");
  const lines = text.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  const mended = lines.map((line) => line.replace(",'", ",").replace(/,,(?=0834)/, ",Joko Mended Uji,"));
  expect(mended[2]).toContain("Joko Mended Uji");
  await sendNext(page, "uji-2-mended.csv", mended, 1);
  await run(page, 1);
  await expect(page.getByRole("main")).toContainText(t("import-steps.result.created"));
}

async function merge(page: Page) {
  await page.goto("/contacts/duplicates");
  await page.getByRole("button", { name: t("duplicates.search") }).click();
  await page.goto(`/contacts?q=${encodeURIComponent("Muh. Ali Djafar")}`);
  await page.getByRole("link", { name: "Muh. Ali Djafar", exact: true }).first().click();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
  const compare = page.getByRole("link", { name: t("duplicates.note.compare"), exact: true });
  await expect(async () => {
    await page.reload();
    await expect(compare).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await compare.click();
  await page.getByRole("button", { name: t("duplicates.compare.merge") }).click();
  await page.waitForURL(/merged=/);
  await page.goto("/contacts/duplicates/merges");
  const line = page.getByRole("listitem").filter({ hasText: "Ali Djafar" });
  await line.getByRole("button", { name: t("duplicates.merged.undo") }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("duplicates.merged.undo") })
    .click();
  await expect(line).toContainText(/undone/i);
}
