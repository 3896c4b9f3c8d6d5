import { expect, type Locator, type Page } from "@playwright/test";
import { rowsOf } from "./database";
import { wordsIn } from "./words";

const t = wordsIn("en");

export const sheetOn = (page: Page) => page.locator('[data-slot="bottom-sheet"]');
export const toastOn = (page: Page) => page.locator('[data-slot="toast"]');

/** What stands in the open sheet, hidden ids included: each choice taken and each word typed. */
export const standing = (page: Page): Promise<string[]> =>
  sheetOn(page)
    .locator("form")
    .evaluate((form: HTMLFormElement) =>
      [...new FormData(form)]
        .map(([name, value]) => `${name}=${value}`)
        .filter((line) => !line.endsWith("=")),
    );

/** A radio button or checkbox by its name and value, as the finger sees it. */
export const choice = (page: Page, name: string, value: string): Locator =>
  sheetOn(page).locator(`label:has(> input[name="${name}"][value="${value}"])`);

/** Ids of people whose sheet can be opened from the list, the first page of them. */
export async function peopleOn(page: Page): Promise<string[]> {
  await page.goto("/contacts");
  await expect(page.getByRole("main").locator('a[href*="log="]').first()).toBeVisible();
  const hrefs = await page
    .getByRole("main")
    .locator('li a[href*="log="]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  return hrefs.flatMap((href) => /log=([0-9a-f-]{36})/.exec(href)?.[1] ?? []);
}

/** How many entries about somebody the server keeps since then, past every screen. */
export async function entriesAbout(contactId: string, since: Date): Promise<number> {
  const [row] = await rowsOf<{ count: number }>(
    "SELECT count(*)::int AS count FROM conversation WHERE contact_id = $1 AND created_at >= $2 AND withdrawn_at IS NULL",
    [contactId, since],
  );
  return row?.count ?? 0;
}

/** From now on the server takes what is sent, and its answers are lost on the way. */
export async function loseAnswers(page: Page): Promise<() => Promise<void>> {
  const isAction = (url: URL) => url.pathname.length > 0;
  await page.route(isAction, async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  return () => page.unroute(isAction);
}

/** The sheet's own cross. */
export const closeSheet = (page: Page) =>
  sheetOn(page)
    .getByRole("button", { name: t("ui.close"), exact: true })
    .tap();

export const saveAndClose = (page: Page) =>
  sheetOn(page)
    .getByRole("button", { name: t("conversations.sheet.saveAndClose") })
    .tap();
