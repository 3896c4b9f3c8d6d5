import { expect, type Page } from "@playwright/test";
import { cookieOf, sessionCookie, type Wire } from "./requests";
import { wordsIn } from "./words";

export const t = wordsIn("en");
export const pin = "gerbang timur 7";

/** The cookies of somebody who signed in elsewhere: one sign-in serves all the phones of a test. */
export async function carry(page: Page, wire: Wire): Promise<void> {
  const of = { domain: "localhost", path: "/" };
  await page.context().addCookies([
    { name: sessionCookie, value: await cookieOf(wire), ...of },
    { name: "locale", value: "en", ...of },
  ]);
}

/** Takes the people of the first workplace along and waits until the page opens without signal. */
export async function takeAlong(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/settings/phone`);
  const choice = page.getByLabel(t("phone.take.workplace"));
  await choice.selectOption({ index: 1 });
  await page.getByLabel(t("phone.take.pin"), { exact: true }).fill(pin);
  await page.getByLabel(t("phone.take.pinAgain")).fill(pin);
  await page.getByRole("button", { name: t("phone.take.submit") }).click();
  await page.waitForURL(({ pathname }) => pathname === "/phone");
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const kept = async () => (await caches.match("/phone")) !== undefined;
    while (!(await kept())) await new Promise(requestAnimationFrame);
  });
}

export async function unlock(page: Page, typed = pin): Promise<void> {
  await page.getByLabel(t("phone.unlock.pin"), { exact: true }).fill(typed);
  await page.getByRole("button", { name: t("phone.unlock.submit") }).click();
}

export const rows = (page: Page) => page.locator('[data-slot="person-row"]');
export const sheet = (page: Page) => page.locator('[data-slot="bottom-sheet"]');
export const waiting = (page: Page) => page.locator('[data-slot="send-line"]');

/** Logs talks with so many people from the given place in the list, each by "save and next". */
export async function logTalks(page: Page, { from, count, by }: { from: number; count: number; by: string }) {
  await rows(page).nth(from).getByRole("button", { name: logButton }).click();
  for (let at = 0; at < count; at++) {
    const last = at === count - 1;
    await sheet(page)
      .locator("textarea[name=notes]")
      .fill(`${by} ${from + at}`);
    const title = sheet(page).locator("h2");
    const before = await title.textContent();
    const button = t(`conversations.sheet.${last ? "saveAndClose" : "saveAndNext"}`);
    await sheet(page).getByRole("button", { name: button }).click();
    if (last) await expect(sheet(page)).toBeHidden();
    else await expect(title).not.toHaveText(before ?? "");
  }
}

const logButton = new RegExp(t("phone.people.logNamed", { name: "" }).trim());

/** "15 waiting", as the phone says it. */
export async function expectWaiting(page: Page, count: number): Promise<void> {
  if (count === 0) await expect(waiting(page)).toBeHidden();
  else await expect(waiting(page)).toContainText(t("phone.outbox.count", { count }));
}
