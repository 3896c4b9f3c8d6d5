import { expect, type Page, test } from "@playwright/test";
import {
  choice,
  closeSheet,
  entriesAbout,
  loseAnswers,
  peopleOn,
  saveAndClose,
  sheetOn,
  standing,
  toastOn,
} from "./support/conversation-sheet";
import { demo } from "./support/installation";
import { sessionCookie } from "./support/requests";
import { as } from "./support/session";
import { wordsIn } from "./support/words";

const t = wordsIn("en");

/** Every question of the sheet, those behind "more" too. */
async function answerEverything(page: Page, words: string) {
  const sheet = sheetOn(page);
  await sheet.getByText(t("conversations.evidence.acts.signed"), { exact: true }).tap();
  await expect(sheet.locator('input[name="assessment"][value="2"]')).toBeChecked();
  await sheet.getByRole("button", { name: /more issues?$/ }).tap();
  await sheet.locator('label:has(> input[name="issueIds[]"])').last().tap();
  await choice(page, "askAnswer", "maybe").tap();
  await choice(page, "followUp", "date").tap();
  const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  await sheet.locator('input[name="followUpDate"]').fill(day);
  await sheet.locator('input[name="promise"]').fill(`${words}, promised`);
  await sheet.locator('textarea[name="notes"]').fill(words);
  await sheet
    .locator("summary")
    .filter({ hasText: t("conversations.sheet.where") })
    .tap();
  await choice(page, "channel", "home_visit").tap();
}

test("what was entered outlives a reload and the end of the session, and is nobody else's", async ({
  page,
}) => {
  await as(page, "organiser");
  const [first = "", second = ""] = await peopleOn(page);
  await page.goto(`/contacts?log=${first}`);
  await answerEverything(page, "Afraid of the supervisor");
  const entered = await standing(page);
  for (const part of ["assessment=2", "evidence[]=signed", "issueIds[]=", "channel=home_visit", "promise="])
    expect(entered.join("\n")).toContain(part);
  await page.reload();
  await expect.poll(() => standing(page)).toEqual(entered);
  await expect(sheetOn(page).locator('input[name="promise"]')).toBeVisible();
  await expect(sheetOn(page).locator('[data-slot="draft"]')).toBeVisible();

  await page.context().addCookies([{ name: sessionCookie, value: "over", domain: "localhost", path: "/" }]);
  await saveAndClose(page);
  await sheetOn(page)
    .getByRole("link", { name: t("conversations.draft.signIn") })
    .tap();
  await page.getByLabel(t("users.signIn.email")).fill(demo("organiser").email);
  await page.getByLabel(t("users.signIn.password")).fill(demo("organiser").password);
  await page.getByRole("button", { name: t("users.signIn.submit") }).tap();
  await page.waitForURL(new RegExp(`log=${first}`));
  await expect.poll(() => standing(page)).toEqual(entered);
  await saveAndClose(page);
  await expect(toastOn(page).first()).toBeVisible();
  await page.goto(`/contacts/${first}`);
  await expect(page.getByRole("main")).toContainText("Afraid of the supervisor, promised");
  await page.goto(`/contacts?log=${first}`);
  await expect(sheetOn(page).locator('textarea[name="notes"]')).toHaveValue("");

  // Discarded by hand, and gone when somebody else signs in on this device.
  await page.goto(`/contacts?log=${second}`);
  const notes = sheetOn(page).locator('textarea[name="notes"]');
  await notes.fill("Not so");
  await page.reload();
  await expect(notes).toHaveValue("Not so");
  await sheetOn(page)
    .getByRole("button", { name: t("conversations.draft.discard") })
    .tap();
  await expect(notes).toHaveValue("");
  await notes.fill("For my eyes");
  for (const role of ["coordinator", "organiser"] as const) {
    await as(page, role);
    await page.goto(`/contacts?log=${second}`);
    await expect(sheetOn(page)).toBeVisible();
    await expect(notes).toHaveValue("");
    await expect(sheetOn(page).locator('[data-slot="draft"]')).toBeHidden();
  }
});

test("without signal a conversation is kept and sent once: by itself, by a tap, after a reload, after closing the sheet", async ({
  page,
}) => {
  await as(page, "organiser");
  const start = new Date();
  const people = (await peopleOn(page)).slice(10, 16);
  const waiting = sheetOn(page).getByText(t("conversations.draft.waiting"));
  const begin = async (contactId: string | undefined) => {
    await page.goto(`/contacts?log=${contactId}`);
    await sheetOn(page).locator('textarea[name="notes"]').fill("No signal at the gate");
  };
  const saved = toastOn(page).filter({ hasText: "saved" });

  await test.step("what is discarded meanwhile is not sent", async () => {
    await begin(people[5]);
    await page.reload();
    await page.context().setOffline(true);
    await saveAndClose(page);
    await expect(waiting).toBeVisible();
    await sheetOn(page)
      .getByRole("button", { name: t("conversations.draft.discard") })
      .tap();
    await expect(waiting).toBeHidden();
    await page.context().setOffline(false);
    await sheetOn(page).locator('textarea[name="notes"]').fill("Another word");
    await saveAndClose(page);
    await expect(saved.first()).toBeVisible();
  });
  await test.step("it goes when the signal is back", async () => {
    await begin(people[0]);
    await page.context().setOffline(true);
    await saveAndClose(page);
    await expect(waiting).toBeVisible();
    await page.context().setOffline(false);
    await expect(saved.first()).toBeVisible();
  });
  await test.step("an answer was lost, and one taps again", async () => {
    await begin(people[1]);
    const find = await loseAnswers(page);
    await saveAndClose(page);
    await expect(waiting).toBeVisible();
    await find();
    await sheetOn(page)
      .getByRole("button", { name: t("conversations.draft.again") })
      .tap();
    await expect(saved.first()).toBeVisible();
  });
  await test.step("an answer was lost, and the page is loaded again", async () => {
    await begin(people[2]);
    const find = await loseAnswers(page);
    await saveAndClose(page);
    await expect(waiting).toBeVisible();
    await find();
    await page.reload();
    await expect(saved.first()).toBeVisible();
  });
  await test.step("the sheet is closed meanwhile", async () => {
    await begin(people[3]);
    await page.context().setOffline(true);
    await saveAndClose(page);
    await expect(waiting).toBeVisible();
    await closeSheet(page);
    await expect(sheetOn(page)).toBeHidden();
    await page.context().setOffline(false);
    await expect(toastOn(page).filter({ hasText: t("conversations.draft.sentLater") })).toBeVisible();
  });
  await test.step("not met, twice over a lost answer", async () => {
    await page.goto("/contacts");
    const row = page.getByRole("listitem").filter({ has: page.locator(`a[href*="${people[4]}"]`) });
    const notMet = row.getByRole("button", { name: t("conversations.noAnswer") });
    const find = await loseAnswers(page);
    await notMet.tap();
    await expect(toastOn(page).filter({ hasText: t("conversations.notSaved", { name: "" }) })).toBeVisible();
    await find();
    await notMet.tap();
    await expect(
      toastOn(page).filter({ hasText: t("conversations.noAnswerSaved", { name: "" }) }),
    ).toBeVisible();
  });
  for (const contactId of people) expect(await entriesAbout(contactId, start)).toBe(1);
});
