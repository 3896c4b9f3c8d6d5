import { expect, type Page, test } from "@playwright/test";
import {
  carry,
  expectWaiting,
  logTalks,
  namesOn,
  openTab,
  pin,
  rows,
  sheet,
  t,
  takeAlong,
  unlock,
} from "./support/phone";
import { signedInWire, type Wire } from "./support/requests";

// A click on what never comes says so in time.
test.use({ actionTimeout: 30_000 });

let organiser: Wire;
test.beforeEach(async ({ baseURL }) => {
  organiser = await signedInWire(baseURL ?? "", "organiser");
});

async function openList(page: Page, origin: string) {
  await carry(page, organiser);
  await takeAlong(page, origin);
  await unlock(page);
  await expect(rows(page).first()).toBeVisible();
}

const logOf = (page: Page, name: string) =>
  page.getByRole("button", { name: t("phone.people.logNamed", { name }), exact: true });
const saveAndClose = (page: Page) =>
  sheet(page)
    .getByRole("button", {
      name: new RegExp(`^(${t("conversations.sheet.saveAndClose")}|${t("conversations.sheet.save")})$`),
    })
    .click();

/** A phone on which there is no room, and again some. */
const fillStore = (page: Page, isFull: boolean) =>
  page.evaluate((full) => {
    const store = IDBObjectStore.prototype as { put: unknown; room?: unknown };
    store.room ??= store.put;
    store.put = full
      ? () => {
          throw new DOMException("full", "QuotaExceededError");
        }
      : store.room;
  }, isFull);

test("a half-written talk outlives the idle lock, a closed sheet and a reload, until it is saved or discarded", async ({
  page,
  baseURL,
}) => {
  await page.clock.install();
  await openList(page, baseURL ?? "");
  await page.context().setOffline(true);
  const [one = "", two = ""] = await namesOn(page);
  const notes = sheet(page).locator("textarea[name=notes]");
  await logOf(page, one).click();
  await notes.fill("half of it");
  await page.clock.fastForward("06:00");
  await expect(page.getByLabel(t("phone.unlock.pin"), { exact: true })).toBeVisible();
  await expect(page.getByText(one)).toBeHidden();
  await unlock(page);
  await expect(notes).toHaveValue("half of it");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();

  await logOf(page, two).click();
  await notes.fill("another half");
  await page.keyboard.press("Escape");
  const goOn = (name: string) =>
    page.getByRole("button", { name: t("phone.people.halfWrittenNamed", { name }), exact: true });
  await expect(goOn(one)).toBeVisible();
  await expect(goOn(two)).toBeVisible();
  await page.goto(`${baseURL}/phone`);
  await unlock(page);
  await goOn(one).click();
  await expect(notes).toHaveValue("half of it");
  await fillStore(page, true);
  await saveAndClose(page);
  await expect(sheet(page)).toContainText(t("phone.talk.failed"));
  await expect(notes).toHaveValue("half of it");
  await fillStore(page, false);
  await saveAndClose(page);
  await expectWaiting(page, 1);
  await expect(goOn(one)).toBeHidden();
  await logOf(page, two).click();
  await expect(notes).toHaveValue("another half");
  await sheet(page)
    .getByRole("button", { name: t("phone.talk.discard") })
    .click();
  await sheet(page)
    .getByRole("button", { name: t("phone.talk.discardSure") })
    .click();
  await expect(sheet(page)).toBeHidden();
  await expect(goOn(two)).toBeHidden();
  await expectWaiting(page, 1);
});

test("a colleague who borrows the phone is asked for no PIN, erases nothing by accident, and a wipe reaches every tab", async ({
  page,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const colleague = await signedInWire(origin, "admin");
  await openList(page, origin);
  await page.context().setOffline(true);
  await logTalks(page, (await namesOn(page)).slice(0, 1), "mine");
  await page.context().setOffline(false);
  await page.route("**/api/phone/outbox", (route) => route.abort());

  await carry(page, colleague);
  await page.goto(`${origin}/settings/phone`);
  await expect(page.getByText(/1 unsent entry/)).toBeVisible();
  await expect(page.getByLabel(t("phone.take.pinKnown"), { exact: true })).toBeHidden();
  await page.goto(`${origin}/more`);
  await page
    .getByRole("main")
    .getByRole("button", { name: t("app.more.signOut") })
    .click();
  await page.waitForURL("**/sign-in**");

  await carry(page, organiser);
  await page.goto(`${origin}/phone`);
  await unlock(page);
  await expectWaiting(page, 1);
  const other = await page.context().newPage();
  await other.goto(`${origin}/phone`);
  await unlock(other, pin);
  await expectWaiting(other, 1);
  await openTab(page, "phone");
  await page.getByRole("button", { name: t("phone.phone.clear") }).click();
  await page.getByRole("button", { name: t("phone.phone.clearSure") }).click();
  await expect(other.getByText(t("phone.empty.title"))).toBeVisible();
  await expect(rows(other)).toHaveCount(0);
});
