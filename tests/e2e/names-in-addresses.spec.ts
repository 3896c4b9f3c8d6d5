import { expect, type Page, test } from "@playwright/test";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");

/** Every address that the page asks for or stands at from now on, with the Referer of each. */
function addressesOf(page: Page): string[] {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(request.url(), request.headers().referer ?? ""));
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  return seen;
}

test("what is searched stands in no address: not in the bar, a request or a Referer", async ({ page }) => {
  await as(page, "organiser");
  await page.goto("/contacts");
  // A row is there twice, for a phone and for a table.
  const people = page.getByRole("main").locator('a[href^="/contacts/0"]:visible');
  const word = ((await people.first().textContent()) ?? "").trim().split(/\s+/)[0]?.toLowerCase() ?? "";
  const seen = addressesOf(page);
  const search = page.getByRole("searchbox");
  await search.fill(word);
  await page.waitForURL(/[?&]s=/);
  await search.fill("");
  await page.waitForURL((url) => !url.searchParams.has("s"));
  await search.fill(word);
  await page.waitForURL(/[?&]s=/);
  await page.reload();
  await expect(search).toHaveValue(word);
  await people.first().click();
  await page.waitForURL(/\/contacts\/[0-9a-f-]{36}\?in=/);
  await page.goBack();
  await expect(search).toHaveValue(word);
  await page.goto("/log");
  await page.getByRole("searchbox").fill("zzqx");
  await page.getByRole("link", { name: t("conversations.picker.addNamed", { name: "zzqx" }) }).click();
  await expect(page.getByRole("textbox", { name: t("contacts.form.name"), exact: true })).toHaveValue("zzqx");
  expect(word.length).toBeGreaterThan(1);
  const told = seen.map((address) => decodeURIComponent(address).toLowerCase());
  expect(told.filter((address) => address.includes(`=${word}`) || address.includes("zzqx"))).toEqual([]);
});

test("an old address with the words in it becomes one without", async ({ page }) => {
  await as(page, "organiser");
  await page.goto("/contacts?q=siti&member=yes");
  await expect(page.getByRole("searchbox")).toHaveValue("siti");
  expect(page.url()).not.toContain("siti");
  expect(page.url()).toContain("member=yes");
});
