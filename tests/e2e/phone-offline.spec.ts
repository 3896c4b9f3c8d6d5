import { expect, type Page, test } from "@playwright/test";
import { cutWire, type EntryOutcome } from "./support/cut-wire";
import { rowsOf } from "./support/database";
import { ownBrowser } from "./support/own-browser";
import {
  deviceOf,
  expectWaiting,
  logConversations,
  namesOn,
  openTab,
  outboxRow,
  sendAll,
  t,
  takeAlong,
  unlock,
  waiting,
} from "./support/phone";
import { signedInWire } from "./support/requests";
import { carry } from "./support/session";

const people = 15;
const phoneRoles = ["organiser", "admin"] as const;
const opened: { end: () => Promise<void> }[] = [];

test.afterEach(async () => {
  for (const { end } of opened.splice(0)) await end();
});

/** One organiser's phone, with a list taken and then offline. */
async function phoneOf(role: (typeof phoneRoles)[number], origin: string, workplace?: string) {
  const [wire, own, session] = [
    await cutWire(new URL(origin)),
    ownBrowser(),
    await signedInWire(origin, role),
  ];
  const given = { role, wire, own, session, workplace: "", device: "", running: await own.open() };
  opened.push({
    end: async () => {
      await given.running.kill();
      wire.close();
      own.remove();
    },
  });
  await carry(given.running.page, session);
  given.workplace = await takeAlong(given.running.page, wire.origin, workplace);
  given.device = await deviceOf(given.running.page);
  wire.cut();
  return given;
}

const conversationsOf = (devices: readonly string[]) =>
  rowsOf<{ device: string; contact: string }>(
    `SELECT p.device_id AS device, v.contact_id AS contact FROM conversation v
     JOIN phone_entry p ON p.union_id = v.union_id AND p.id = v.id WHERE p.device_id = ANY ($1)`,
    [devices],
  );

/** The page comes from the cache. */
async function openWithoutSignal(page: Page, origin: string): Promise<string[]> {
  await page.goto(`${origin}/follow-ups`);
  await expect(page).toHaveURL(/\/phone$/);
  await unlock(page);
  return namesOn(page);
}

/** Killed while sending: the server works on what it was sent, and nobody hears the answer. */
async function killWhileSending(phone: Awaited<ReturnType<typeof phoneOf>>): Promise<void> {
  const { running, wire, own } = phone;
  const posted = wire.posted("/api/phone/outbox");
  wire.mend();
  // It may be sending already: then there is no button.
  const send = waiting(running.page).getByRole("button", { name: t("phone.outbox.send") });
  await Promise.race([posted, send.click().catch(() => undefined)]);
  await posted;
  await running.kill();
  wire.cut();
  phone.running = await own.open();
}

const toldOn = async (page: Page) => {
  await openTab(page, "outbox");
  const names = await outboxRow(page, "told").locator("b").allTextContents();
  return names;
};

test("thirty conversations on two phones without signal, one killed as it writes and as it sends, arrive once each over broken wires", async ({
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const first = await phoneOf("organiser", origin);
  const second = await phoneOf("admin", origin, first.workplace);
  const phones = [first, second];

  // Both open offline, from the cache; the first one dies at the eighth conversation.
  const lists = await Promise.all(
    phones.map(({ running, wire }) => openWithoutSignal(running.page, wire.origin)),
  );
  const everybody = lists.reduce((one, other) => one.filter((name) => other.includes(name)));
  const met = everybody.slice(0, people);
  expect(met).toHaveLength(people);
  await Promise.all([
    logConversations(first.running.page, met.slice(0, 8), first.role),
    logConversations(second.running.page, met, second.role),
  ]);
  await expectWaiting(first.running.page, 8);
  await expectWaiting(second.running.page, people);
  await first.running.kill();
  first.running = await first.own.open();
  const reopened = first.running.page;
  await reopened.context().clearCookies();
  await reopened.goto(`${first.wire.origin}/phone`);
  await unlock(reopened);
  await expectWaiting(reopened, 8);
  await logConversations(reopened, met.slice(8), first.role);
  await expectWaiting(reopened, people);

  // Signed out: nothing is lost, it asks.
  first.wire.mend();
  await expect(async () => {
    const send = waiting(reopened).getByRole("button", { name: t("phone.outbox.send") });
    if (await send.isVisible()) await send.click({ timeout: 1_000 });
    await expect(waiting(reopened)).toContainText(t("phone.send.signed_out"), { timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expectWaiting(reopened, people);
  first.wire.cut();
  await carry(reopened, first.session);
  await killWhileSending(first);
  await carry(first.running.page, first.session);

  const fates: EntryOutcome[] = ["answer lost", "none", "whole", "answer lost", "none"];
  for (const { wire } of phones) wire.flap(fates);
  await Promise.all(
    phones.map(async ({ running, wire }) => {
      await running.page.goto(`${wire.origin}/phone`);
      await unlock(running.page);
      await namesOn(running.page);
      await sendAll(running.page);
    }),
  );

  const conversations = await conversationsOf(phones.map(({ device }) => device));
  expect(conversations).toHaveLength(2 * people);
  for (const { device } of phones) {
    const contacts = conversations
      .filter((conversation) => conversation.device === device)
      .map(({ contact }) => contact);
    expect(new Set(contacts).size).toBe(people);
  }
  expect(new Set(conversations.map(({ contact }) => contact)).size).toBe(people);

  // Of two with the same person at least the later one is told.
  const told = await Promise.all(phones.map(({ running }) => toldOn(running.page)));
  expect([...new Set(told.flat())].sort()).toEqual([...met].sort());
  const { page } = told[0]?.length ? first.running : second.running;
  await expect(outboxRow(page, "told").first()).toContainText(/logged this contact/);
});
