import { expect, test } from "@playwright/test";
import pg from "pg";
import { cutWire, type Fate } from "./support/cut-wire";
import { ownBrowser } from "./support/own-browser";
import {
  carry,
  expectWaiting,
  logTalks,
  rows as rowsOf,
  t,
  takeAlong,
  unlock,
  waiting,
} from "./support/phone";
import { signedInWire } from "./support/requests";

const people = 15;

/** The server's own rows, past every screen. */
async function talksSince(start: Date) {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${process.env.E2E_DEMO_DATABASE ?? "serikat_e2e_demo"}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ user: string; contact: string; noted: boolean }>(
      `SELECT v.by_user_id AS user, v.contact_id AS contact, p.id IS NOT NULL AS noted
       FROM conversation v LEFT JOIN phone_entry p ON p.id = v.id
       WHERE v.created_at >= $1 AND (p.id IS NOT NULL OR v.by_user_id IN (SELECT user_id FROM phone_entry WHERE received_at >= $1))`,
      [start],
    );
    return rows;
  } finally {
    await client.end();
  }
}

test("thirty talks on two phones without signal, one killed in between, arrive once each over a broken wire", async ({
  baseURL,
}) => {
  const start = new Date();
  const origin = baseURL ?? "";
  const phones = await Promise.all(
    (["organiser", "coordinator"] as const).map(async (role) => {
      const [wire, own, session] = [
        await cutWire(new URL(origin)),
        ownBrowser(),
        await signedInWire(origin, role),
      ];
      const running = await own.open();
      await carry(running.page, session);
      await takeAlong(running.page, wire.origin);
      wire.cut();
      return { role, wire, own, session, running };
    }),
  );
  const [first, second] = phones;
  if (!first || !second) throw new Error("two phones");

  // Both open without signal, from the cache; the first one dies at the eighth talk.
  await Promise.all(
    phones.map(async ({ running: { page }, wire, role }) => {
      await page.goto(`${wire.origin}/follow-ups`);
      await expect(page).toHaveURL(/\/phone$/);
      await unlock(page);
      await logTalks(page, { from: 0, count: role === "organiser" ? 8 : people, by: role });
    }),
  );
  await expectWaiting(first.running.page, 8);
  await expectWaiting(second.running.page, people);
  await first.running.kill();
  first.running = await first.own.open();
  const reopened = first.running.page;
  await reopened.context().clearCookies();
  await reopened.goto(`${first.wire.origin}/phone`);
  await unlock(reopened);
  await expectWaiting(reopened, 8);
  await logTalks(reopened, { from: 8, count: people - 8, by: "organiser" });
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
  expect(rows.every(({ noted }) => noted)).toBe(true);
  for (const user of users) {
    const contacts = rows.filter((row) => row.user === user).map(({ contact }) => contact);
    expect(new Set(contacts).size).toBe(people);
  }
  expect(new Set(rows.map(({ contact }) => contact)).size).toBe(people);

  const { page } = second.running;
  await page.getByRole("button", { name: t("phone.tabs.outbox") }).click();
  await expect(page.locator('[data-slot="outbox-row"][data-state="told"]')).toHaveCount(people);
  await expect(page.locator('[data-slot="outbox-row"]').first()).toContainText(/logged this person/);

  for (const { running, wire, own } of phones) {
    await running.kill();
    wire.close();
    own.remove();
  }
});
