import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { cutWire, type Fate } from "./support/cut-wire";
import { ownBrowser } from "./support/own-browser";
import {
  carry,
  expectWaiting,
  logTalks,
  namesOn,
  rows as rowsOf,
  t,
  takeAlong,
  unlock,
  waiting,
} from "./support/phone";
import { signedInWire } from "./support/requests";

const people = 15;
const phoneRoles = ["organiser", "admin"] as const;
const opened: { end: () => Promise<void> }[] = [];

test.afterEach(async () => {
  for (const { end } of opened.splice(0)) await end();
});

/** One organiser's phone, with the list taken along and then the wire cut. */
async function phoneOf(role: (typeof phoneRoles)[number], origin: string, workplace?: string) {
  const [wire, own, session] = [
    await cutWire(new URL(origin)),
    ownBrowser(),
    await signedInWire(origin, role),
  ];
  const given = { role, wire, own, session, workplace: "", running: await own.open() };
  opened.push({
    end: async () => {
      await given.running.kill();
      wire.close();
      own.remove();
    },
  });
  await carry(given.running.page, session);
  given.workplace = await takeAlong(given.running.page, wire.origin, workplace);
  wire.cut();
  return given;
}

/** What the server keeps of the two phones, past every screen. */
async function talksSince(start: Date) {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${process.env.E2E_DEMO_DATABASE ?? "serikat_e2e_demo"}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ user: string; contact: string }>(
      `SELECT v.by_user_id AS user, v.contact_id AS contact FROM conversation v
       JOIN phone_entry p ON p.id = v.id JOIN "user" u ON u.id = v.by_user_id
       WHERE v.created_at >= $1 AND u.email = ANY ($2)`,
      [start, phoneRoles.map((role) => `${role}@demo.example.org`)],
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** The page comes from the cache; the names are those on its list. */
async function openWithoutSignal(page: Page, origin: string): Promise<string[]> {
  await page.goto(`${origin}/follow-ups`);
  await expect(page).toHaveURL(/\/phone$/);
  await unlock(page);
  return namesOn(page);
}

test("thirty talks on two phones without signal, one killed in between, arrive once each over a broken wire", async ({
  baseURL,
}) => {
  const start = new Date();
  const origin = baseURL ?? "";
  const first = await phoneOf("organiser", origin);
  const second = await phoneOf("admin", origin, first.workplace);
  const phones = [first, second];

  // Both open without signal, from the cache; the first one dies at the eighth talk.
  const lists = await Promise.all(
    phones.map(({ running, wire }) => openWithoutSignal(running.page, wire.origin)),
  );
  const everybody = lists.reduce((one, other) => one.filter((name) => other.includes(name)));
  const met = everybody.slice(0, people);
  expect(met).toHaveLength(people);
  await Promise.all([
    logTalks(first.running.page, met.slice(0, 8), first.role),
    logTalks(second.running.page, met, second.role),
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
  await logTalks(reopened, met.slice(8), first.role);
  await expectWaiting(reopened, people);

  // Nobody is signed in on it any more: nothing is lost, it asks.
  first.wire.mend();
  await waiting(reopened)
    .getByRole("button", { name: t("phone.outbox.send") })
    .click();
  await expect(waiting(reopened)).toContainText(t("phone.send.signed_out"));
  await expectWaiting(reopened, people);
  await carry(reopened, first.session);

  const fates: Fate[] = ["answer lost", "none", "whole", "answer lost", "none"];
  for (const { running, wire } of phones) {
    const { page } = running;
    wire.flap(fates);
    await page.reload();
    await unlock(page);
    await expect(rowsOf(page).first()).toBeVisible();
    await expect(async () => {
      const send = waiting(page).getByRole("button", { name: t("phone.outbox.send") });
      if (await send.isVisible()) await send.click({ timeout: 2_000 });
      await expect(waiting(page)).toBeHidden({ timeout: 2_000 });
    }).toPass({ timeout: 60_000, intervals: [200] });
  }

  const rows = await talksSince(start);
  const users = [...new Set(rows.map(({ user }) => user))];
  expect(users).toHaveLength(2);
  expect(rows).toHaveLength(2 * people);
  for (const user of users) {
    const contacts = rows.filter((row) => row.user === user).map(({ contact }) => contact);
    expect(new Set(contacts).size).toBe(people);
  }
  expect(new Set(rows.map(({ contact }) => contact)).size).toBe(people);

  const { page } = second.running;
  await page.getByRole("button", { name: t("phone.tabs.outbox") }).click();
  await expect(page.locator('[data-slot="outbox-row"][data-state="told"]')).toHaveCount(people);
  await expect(page.locator('[data-slot="outbox-row"]').first()).toContainText(/logged this person/);
});
