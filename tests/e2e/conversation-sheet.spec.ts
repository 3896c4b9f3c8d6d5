import { expect, test } from "@playwright/test";
import { choice, closeSheet, saveAndClose, sheetOn, standing, toastOn } from "./support/conversation-sheet";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");

test("one conversation with three people, corrected, taken back and put back", async ({ page }) => {
  await as(page, "organiser");
  await page.goto("/contacts");
  await page.getByRole("button", { name: t("conversations.several.select") }).tap();
  const boxes = page.getByRole("main").locator('li [data-slot="checkbox"]');
  for (const at of [20, 21]) await boxes.nth(at).tap();
  await page.getByRole("button", { name: t("conversations.several.together") }).tap();
  const sheet = sheetOn(page);
  const persons = sheet.locator("details:has(> input[name^=present])");
  await expect(persons).toHaveCount(2);
  await sheet
    .getByRole("list", { name: t("conversations.group.beside") })
    .getByRole("button")
    .first()
    .tap();
  await expect(persons).toHaveCount(3);
  const first = persons.first();
  await first.locator("summary").tap();
  await first.getByText(t("conversations.evidence.acts.brought_coworkers"), { exact: true }).tap();
  await expect(first.locator('input[value="1"][name^="assessment-"]')).toBeChecked();
  await first.getByText(t("conversations.sheet.nextShift"), { exact: true }).tap();
  await first.locator('input[name^="promise-"]').fill("Bring three cards");
  await sheet.locator('textarea[name="notes"]').fill("At the food stall");
  const entered = await standing(page);
  await page.reload();
  await expect.poll(() => standing(page)).toEqual(entered);
  await sheet.getByRole("button", { name: t("conversations.group.save", { count: 3 }) }).tap();
  await expect(toastOn(page).filter({ hasText: t("conversations.group.saved", { count: 3 }) })).toBeVisible();

  const contactId = /present-([0-9a-f-]{36})/.exec(entered.join("\n"))?.[1];
  await page.goto(`/contacts/${contactId}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("At the food stall");
  await expect(main).toContainText("Bring three cards");
  const menu = page.getByRole("button", { name: /^Your conversation of/ }).first();
  await menu.tap();
  await page.getByRole("menuitem", { name: t("conversations.edit.open") }).tap();
  await sheet.locator('textarea[name="notes"]').fill("At the tea stall");
  await page.reload();
  await expect(sheet.locator('textarea[name="notes"]')).toHaveValue("At the tea stall");
  await sheet.getByRole("button", { name: t("conversations.edit.save") }).tap();
  await expect(sheet).toBeHidden();
  await expect(main).toContainText("At the tea stall");
  await main.getByText(t("conversations.edit.edited", { times: 1 })).tap();
  await expect(main.getByText("At the food stall")).toBeVisible();

  await menu.tap();
  await page.getByRole("menuitem", { name: t("conversations.edit.takeBack") }).tap();
  await expect(main).not.toContainText("At the tea stall");
  await main.getByText(t("conversations.edit.withdrawnTitle"), { exact: true }).tap();
  await main
    .getByRole("button", { name: t("conversations.edit.putBack") })
    .first()
    .tap();
  await expect(main).toContainText("At the tea stall");
  await expect(main).toContainText("Bring three cards");
});

test("the guided conversation unfolds in the union's own words and stays as it was left", async ({
  page,
}) => {
  await as(page, "admin");
  await page.goto("/settings/words");
  const step = page.locator("li:has([lang=en])", { hasText: t("settings.prompts.step", { position: 1 }) });
  await step.getByRole("button").tap();
  await sheetOn(page).locator('input[name="title"]').fill("Ask about the water");
  await sheetOn(page)
    .getByRole("button", { name: t("settings.prompts.save") })
    .tap();
  await expect(step).toContainText("Ask about the water");
  await as(page, "organiser");
  await page.goto("/contacts");
  await page.getByRole("main").locator('a[href*="log="]').first().tap();
  const own = sheetOn(page).getByText("Ask about the water");
  await expect(own).toBeHidden();
  await sheetOn(page)
    .locator("summary")
    .filter({ hasText: t("conversations.sheet.guide") })
    .tap();
  await expect(own).toBeVisible();
  await page.reload();
  await expect(own).toBeVisible();
});

test("before a call a colleague's conversation is named; the union's message opens in both languages; coming back asks", async ({
  page,
}) => {
  await page.context().route(/wa\.me/, (route) => route.fulfill({ body: "the chat" }));
  await as(page, "organiser");
  await page.goto("/contacts");
  const chat = page.locator('button[aria-label^="WhatsApp"]');
  const row = page.getByRole("main").getByRole("listitem").filter({ has: chat }).first();
  const contactId = /log=([0-9a-f-]{36})/.exec(
    (await row.locator('a[href*="log="]').getAttribute("href")) ?? "",
  )?.[1];
  const name = (await row.getByRole("link").first().textContent()) ?? "";

  await as(page, "coordinator");
  await page.goto(`/contacts?log=${contactId}`);
  await choice(page, "askAnswer", "yes").tap();
  await sheetOn(page).getByText(t("conversations.sheet.tomorrow"), { exact: true }).tap();
  await sheetOn(page).locator('input[name="promise"]').fill("Bring two co-workers");
  await saveAndClose(page);
  await expect(toastOn(page).first()).toBeVisible();

  await as(page, "organiser");
  await page.goto("/contacts");
  const here = page.getByRole("listitem").filter({ has: page.locator(`a[href*="log=${contactId}"]`) });
  await here.getByRole("button", { name: t("conversations.reach.callTo", { name }) }).tap();
  await expect(sheetOn(page).locator('[data-slot="notice"]')).toContainText(
    /spoke with .+ today and agreed for .+: Bring two co-workers\./,
  );
  await expect(sheetOn(page).getByRole("link", { name: t("conversations.reach.anyway") })).toHaveAttribute(
    "href",
    /^tel:\+\d+$/,
  );
  await closeSheet(page);
  await expect(sheetOn(page)).toBeHidden();

  await here.getByRole("button", { name: t("conversations.reach.whatsappTo", { name }) }).tap();
  const message = sheetOn(page).locator('a[href*="text="]').first();
  const opening = { id: "Halo", en: "Hello" };
  for (const locale of ["id", "en"] as const) {
    await sheetOn(page)
      .getByRole("button", { name: t(`conversations.reach.${locale}`) })
      .tap();
    const href = new URL((await message.getAttribute("href")) ?? "");
    expect(href.origin + href.pathname).toMatch(/^https:\/\/wa\.me\/\d{8,}$/);
    // By the first name, as one greets a colleague.
    expect(href.searchParams.get("text")).toMatch(new RegExp(`^${opening[locale]} ${name.split(" ")[0]}\\b`));
    await expect(message).toHaveAttribute("lang", locale);
  }
  const [popup] = await Promise.all([page.waitForEvent("popup"), message.tap()]);
  await popup.close();
  // The phone closed the tab meanwhile: it is loaded anew.
  await page.goto("/contacts");
  await expect(sheetOn(page)).toContainText(t("conversations.reach.didYou", { name }));
  await sheetOn(page)
    .getByRole("button", { name: t("conversations.reach.yes") })
    .tap();
  await page.waitForURL(new RegExp(`log=${contactId}&via=whatsapp`));
  await expect(sheetOn(page).locator('input[name="channel"][value="whatsapp"]')).toBeChecked();
  await page.goto("/contacts");
  await expect(here).toBeVisible();
  await expect(sheetOn(page)).toBeHidden();
});
