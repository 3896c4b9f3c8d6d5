import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { rowsOf } from "./support/database";
import {
  deviceOf,
  expectWaiting,
  logConversations,
  namesOn,
  openTab,
  outboxRow,
  pin,
  rows,
  sendAll,
  sheet,
  t,
  takeAlong,
  unlock,
} from "./support/phone";
import { signedInWire, type Wire } from "./support/requests";
import { carry } from "./support/session";

// A click on what never comes fails in time.
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

const saved = (page: Page) => page.locator('[data-slot="saved-bar"]');
const notMet = (page: Page, name: string) =>
  page.getByRole("button", { name: t("phone.people.noAnswerNamed", { name }), exact: true });
const logOf = (page: Page, name: string) =>
  page.getByRole("button", { name: t("phone.people.logNamed", { name }), exact: true });
const rowOf = (page: Page, name: string) => rows(page).filter({ has: logOf(page, name) });
const saveAndClose = (page: Page) =>
  sheet(page)
    .getByRole("button", {
      name: new RegExp(`^(${t("conversations.sheet.saveAndClose")}|${t("conversations.sheet.save")})$`),
    })
    .click();

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

const followUpsOf = (page: Page, name: string) =>
  rowOf(page, name).getByRole("button", { name: t("phone.people.kept") });

/** The first open follow-up with such a button: its person, and how many the person has. */
async function tapFollowUp(page: Page, kind: "keptNamed" | "tomorrowNamed") {
  const words = t(`phone.people.${kind}`, { name: "§", promise: "§" }).split("§");
  const pattern = new RegExp(`^.+${words[1]}.+`);
  const button = rows(page).getByRole("button", { name: pattern }).first();
  const label = (await button.getAttribute("aria-label")) ?? "";
  const name = label.split(words[1] ?? "")[0] ?? "";
  const count = await followUpsOf(page, name).count();
  await button.click();
  await expect(saved(page)).toContainText(name);
  return { name, count };
}

test("the outbox with all four kinds: taken back, exported, sent, one refused and repaired; the list stands as it was left", async ({
  page,
  baseURL,
}) => {
  await page.clock.install();
  await openList(page, baseURL ?? "");
  await page.context().setOffline(true);
  const names = await namesOn(page);
  const [met = "", other = ""] = names.slice(-2);

  // A double tap counts once, and "Undo" works while the clock is held.
  await page.clock.pauseAt(Date.now() + 60_000);
  await notMet(page, other).dblclick();
  await expectWaiting(page, 1);
  await saved(page)
    .getByRole("button", { name: t("ui.undo") })
    .click();
  await expect(saved(page)).toContainText(t("phone.saved.undone", { name: other }));
  await expectWaiting(page, 0);
  await page.clock.resume();

  await logConversations(page, [met], "four kinds");
  const kept = await tapFollowUp(page, "keptNamed");
  await expect(followUpsOf(page, kept.name)).toHaveCount(kept.count - 1);
  await tapFollowUp(page, "tomorrowNamed");

  await page.getByRole("button", { name: t("phone.people.add") }).click();
  await sheet(page).getByLabel(t("phone.person.name")).fill("Zulaikha Qomariyah");
  await sheet(page).getByLabel(t("phone.person.phone")).fill("0812");
  const savePerson = sheet(page).getByRole("button", { name: t("phone.person.save") });
  await savePerson.click();
  await expect(sheet(page)).toContainText(t("phone.person.phoneOdd"));
  await sheet(page).getByLabel(t("phone.person.phone")).fill("+999 1234567");
  await savePerson.dblclick();
  await sheet(page).locator("textarea[name=notes]").fill("met her first, today");
  await saveAndClose(page);
  await expectWaiting(page, 5);

  await openTab(page, "outbox");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: t("phone.outbox.download"), exact: true }).click();
  const table = readFileSync(await (await download).path(), "utf8");
  for (const words of ["Zulaikha Qomariyah", "met her first, today", `four kinds ${met}`, kept.name])
    expect(table).toContain(words);
  expect(table.trim().split("\r\n")).toHaveLength(6);

  await page.context().setOffline(false);
  await sendAll(page);
  await expect(outboxRow(page, "refused")).toContainText(t("phone.outbox.phoneRefused"));
  await expect(outboxRow(page, "waiting")).toContainText(t("phone.outbox.behind"));
  await outboxRow(page, "refused")
    .getByRole("button", { name: t("phone.outbox.change") })
    .click();
  await expect(sheet(page).getByLabel(t("phone.person.name"))).toHaveValue("Zulaikha Qomariyah");
  await sheet(page).getByLabel(t("phone.person.phone")).fill("0812 9876 1234");
  await sheet(page)
    .getByRole("button", { name: t("phone.person.saveChange") })
    .click();
  // Until the change is saved nothing waits, and all would seem to be sent.
  await expect(outboxRow(page, "refused")).toHaveCount(0);
  await sendAll(page);

  const kinds = await rowsOf<{ kind: string }>(
    "SELECT kind FROM phone_entry WHERE device_id = $1 ORDER BY 1",
    [await deviceOf(page)],
  );
  expect(kinds.map(({ kind }) => kind)).toEqual([
    "contact",
    "conversation",
    "conversation",
    "kept",
    "postponed",
  ]);

  // Nothing is taken anew from the server.
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  for (const again of [false, true]) {
    if (again) {
      await page.reload();
      await unlock(page);
    } else await openTab(page, "people");
    await expect(rowOf(page, "Zulaikha Qomariyah")).toContainText(t("conversations.outcomes.conversation"));
    await expect(rowOf(page, met)).toContainText(t("conversations.outcomes.conversation"));
    await expect(followUpsOf(page, kept.name)).toHaveCount(kept.count - 1);
  }
  expect(asked).not.toContain("/api/phone/list");
});

test("a half-written conversation outlives the idle lock, a closed sheet and a reload, until it is saved or discarded", async ({
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
    page.getByRole("button", { name: t("phone.people.openDraft", { name }), exact: true });
  await expect(goOn(one)).toBeVisible();
  await expect(goOn(two)).toBeVisible();
  await page.goto(`${baseURL}/phone`);
  await unlock(page);
  await goOn(one).click();
  await expect(notes).toHaveValue("half of it");
  await fillStore(page, true);
  await saveAndClose(page);
  await expect(sheet(page)).toContainText(t("phone.conversation.failed"));
  await expect(notes).toHaveValue("half of it");
  await fillStore(page, false);
  await saveAndClose(page);
  await expectWaiting(page, 1);
  await expect(goOn(one)).toBeHidden();
  await logOf(page, two).click();
  await expect(notes).toHaveValue("another half");
  await sheet(page)
    .getByRole("button", { name: t("phone.conversation.discard") })
    .click();
  await sheet(page)
    .getByRole("button", { name: t("phone.conversation.discardSure") })
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
  await logConversations(page, (await namesOn(page)).slice(0, 1), "mine");
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
