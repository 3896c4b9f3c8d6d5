import { expect, type Page } from "@playwright/test";
import { wordsIn } from "./words";

export const t = wordsIn("en");
export const pin = "gerbang timur 7";

/**
 * Takes the people of a workplace along, the first one unless named, and waits until the page opens without signal. It is
 * locked then, as after any reload.
 */
export async function takeAlong(page: Page, origin: string, workplace?: string): Promise<string> {
  await page.goto(`${origin}/settings/phone`);
  const choice = page.getByLabel(t("phone.take.workplace"));
  await choice.selectOption(workplace ? { value: workplace } : { index: 1 });
  const taken = await choice.inputValue();
  await page.getByLabel(t("phone.take.pin"), { exact: true }).fill(pin);
  await page.getByLabel(t("phone.take.pinAgain")).fill(pin);
  await page.getByRole("button", { name: t("phone.take.submit") }).click();
  await page.waitForURL(({ pathname }) => pathname === "/phone");
  const isKept = () =>
    page.evaluate(async () => {
      const worker = (await navigator.serviceWorker.getRegistration())?.active;
      return worker?.state === "activated" && (await caches.match("/phone")) !== undefined;
    });
  await expect.poll(isKept, { message: "the page opens without signal" }).toBe(true);
  // Open, since the PIN was just typed; locked, where the page was loaded anew in between.
  await expect(
    page.locator('[data-slot="gate-bar"]').or(page.getByLabel(t("phone.unlock.pin"), { exact: true })),
  ).toBeVisible();
  await page.reload();
  return taken;
}

export async function unlock(page: Page, typed = pin): Promise<void> {
  await page.getByLabel(t("phone.unlock.pin"), { exact: true }).fill(typed);
  await page.getByRole("button", { name: t("phone.unlock.submit") }).click();
}

export const rows = (page: Page) => page.locator('[data-slot="person-row"]');
export const sheet = (page: Page) => page.locator('[data-slot="bottom-sheet"]');
export const waiting = (page: Page) => page.locator('[data-slot="send-line"]');

const logButton = new RegExp(t("phone.people.logNamed", { name: "" }).trim());

/** Who is on the open list, without namesakes. */
export async function namesOn(page: Page): Promise<string[]> {
  await expect(page.locator('[data-slot="people"][aria-busy="false"]')).toBeVisible();
  const labels = await rows(page)
    .getByRole("button", { name: logButton })
    .evaluateAll((all) => all.map((button) => button.getAttribute("aria-label") ?? ""));
  const names = labels.map((label) => label.replace(logButton, "").trim());
  return names.filter((name) => names.indexOf(name) === names.lastIndexOf(name));
}

/** Logs a conversation with each of these people of the list. */
export async function logConversations(page: Page, names: readonly string[], by: string) {
  for (const name of names) {
    await page.getByRole("button", { name: t("phone.people.logNamed", { name }), exact: true }).click();
    await sheet(page).locator("textarea[name=notes]").fill(`${by} ${name}`);
    await sheet(page)
      .getByRole("button", { name: t("conversations.sheet.saveAndClose") })
      .click();
    await expect(sheet(page)).toBeHidden();
  }
}
/** "15 waiting", as the phone says it. */
export async function expectWaiting(page: Page, count: number): Promise<void> {
  if (count === 0) await expect(waiting(page)).toBeHidden();
  else await expect(waiting(page)).toContainText(t("phone.outbox.count", { count }));
}

/** As which device the server knows this phone. */
export const deviceOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const asked = indexedDB.open("serikat-phone");
      asked.onsuccess = () => done(asked.result);
    });
    const id = await new Promise<string>((done) => {
      const asked = db.transaction("lock").objectStore("lock").get("lock");
      asked.onsuccess = () => done(asked.result.device.id);
    });
    db.close();
    return id;
  });

/** Presses "Send now" until nothing waits, however often the wire breaks. */
export async function sendAll(page: Page): Promise<void> {
  await expect(async () => {
    const send = waiting(page).getByRole("button", { name: t("phone.outbox.send") });
    if (await send.isVisible()) await send.click({ timeout: 2_000 });
    await expect(waiting(page)).toBeHidden({ timeout: 2_000 });
  }).toPass({ timeout: 60_000, intervals: [200] });
}

export const outboxRow = (page: Page, state: string) =>
  page.locator(`[data-slot="outbox-row"][data-state="${state}"]`);

export const openTab = (page: Page, tab: "people" | "outbox" | "phone") =>
  page.getByRole("button", { name: t(`phone.tabs.${tab}`) }).click();
