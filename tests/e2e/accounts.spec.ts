import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { admin, firstRun, signIn } from "./support/installation";
import { wordsIn } from "./support/words";

const t = wordsIn("en");
const sari = { name: "Sari Utami", email: "sari@example.org", password: "enam kata yang sangat panjang" };
const renewed = "tujuh kata baru buat masuk";
const run = promisify(execFile);

test.describe.configure({ mode: "serial" });

let began: { taps: number; fields: number };
let dewi: Page;
let phone: Page;

test.beforeAll(async ({ browser }) => {
  dewi = await freshPage(browser);
  began = await firstRun(dewi, t);
});

const freshPage = async (browser: Browser) => {
  const { baseURL, locale } = test.info().project.use;
  return (await browser.newContext({ baseURL: baseURL ?? "", locale: locale ?? "en-GB" })).newPage();
};

/** A link of the server's, as a path. */
const pathOf = (link: string | null) => new URL(link ?? "").pathname;

async function setPassword(page: Page, path: string, password: string) {
  await page.goto(path);
  await page.getByLabel(t("users.reset.password")).fill(password);
  await page.getByRole("button", { name: t("users.reset.submit") }).click();
  await expect(page.getByText(t("users.signIn.done.reset"))).toBeVisible();
}

test("an empty union has its first conversation after six taps and five fields", async () => {
  await dewi.setViewportSize({ width: 360, height: 740 });
  const steps = dewi.locator('[data-slot="first-steps"]');
  await expect(steps.getByRole("listitem").filter({ hasText: t("home.list.title") })).toBeVisible();
  let { taps, fields } = began;
  const tap = async (element: Locator) => {
    taps += 1;
    await element.click();
  };
  await tap(steps.getByRole("link", { name: t("home.list.one") }));
  await dewi.getByLabel(t("contacts.form.name"), { exact: true }).fill("Rahmat Hidayat");
  fields += 1;
  await tap(dewi.getByRole("button", { name: t("contacts.form.addThem"), exact: true }));
  await dewi.waitForURL(/\/contacts\/[0-9a-f-]{36}/);
  await tap(
    dewi
      .getByRole("main")
      .getByRole("link", { name: t("contacts.page.log") })
      .first(),
  );
  const sheet = dewi.locator('[data-slot="bottom-sheet"]');
  await tap(sheet.getByRole("button", { name: new RegExp(`^${t("conversations.sheet.save")}`) }).first());
  await expect(dewi.getByText(t("conversations.saved", { name: "Rahmat Hidayat" }))).toBeVisible();
  expect(taps).toBeLessThanOrEqual(6);
  expect(fields).toBeLessThanOrEqual(5);
  await dewi.goto("/");
  await expect(steps).toContainText(t("home.poster", { done: 0 }));
  await dewi.setViewportSize({ width: 1280, height: 860 });
});

test("an invited user signs in and changes their own password", async ({ browser }) => {
  await dewi.goto("/settings/users");
  await dewi.getByLabel(t("users.invite.name"), { exact: true }).fill(sari.name);
  await dewi.getByLabel(t("users.invite.email")).fill(sari.email);
  await dewi.getByRole("button", { name: t("users.invite.submit") }).click();
  const link = await dewi.getByTestId("one-time-link").textContent();
  phone = await freshPage(browser);
  await phone.goto(pathOf(link));
  await phone.getByLabel(t("users.accept.password")).fill(sari.password);
  await phone.getByRole("button", { name: t("users.accept.submit") }).click();
  await expect(phone.getByText(t("users.signIn.done.accepted"))).toBeVisible();
  await signIn(phone, t, sari);
  await phone.goto("/settings");
  const form = phone.locator("#password");
  await form.getByLabel(t("users.account.present")).fill(sari.password);
  await form.getByLabel(t("users.account.new")).fill("password123456");
  await form.getByRole("button", { name: t("users.account.change") }).click();
  await expect(form).toContainText(t("errors.fields.password_common"));
  await form.getByLabel(t("users.account.present")).fill(sari.password);
  await form.getByLabel(t("users.account.new")).fill(renewed);
  await form.getByRole("button", { name: t("users.account.change") }).click();
  await expect(form).toContainText(t("users.account.changed"));
});

test("a sign-in on a new device is told on the old one, and can be ended there", async ({ browser }) => {
  const other = await freshPage(browser);
  await signIn(other, t, { ...sari, password: renewed });
  await phone.goto("/follow-ups");
  await phone.getByRole("link", { name: t("users.sessions.look") }).click();
  const devices = phone.locator("#devices");
  await expect(devices).toContainText(t("users.sessions.new"));
  await devices.getByRole("button", { name: t("users.sessions.endOthers") }).click();
  await expect(devices.getByRole("listitem")).toHaveCount(1);
  await devices.getByRole("button", { name: t("users.sessions.itWasMe") }).click();
  await expect(devices.getByRole("button", { name: t("users.sessions.itWasMe") })).toHaveCount(0);
  await other.goto("/follow-ups");
  await expect(other).toHaveURL(/sign-in/);
});

test("an admin gives a user who forgot it a link, which ends every session", async ({ browser }) => {
  await dewi.goto("/settings/users");
  const row = dewi.getByRole("listitem").filter({ hasText: sari.name });
  await row.getByText(sari.name).click();
  await row.getByRole("button", { name: t("users.access.reset") }).click();
  const link = await row.getByTestId("one-time-link").textContent();
  await setPassword(await freshPage(browser), pathOf(link), sari.password);
  await phone.goto("/follow-ups");
  await expect(phone).toHaveURL(/sign-in/);
  await signIn(phone, t, sari);
  await phone.goto(pathOf(link));
  await expect(phone.getByRole("heading", { name: t("users.reset.goneTitle") })).toBeVisible();
});

test("signing out empties what the browser kept of the pages", async () => {
  await phone.goto("/settings");
  const answer = phone.waitForResponse((response) => response.request().method() === "POST");
  await phone.getByRole("button", { name: t("settings.mine.signOut") }).click();
  expect((await (await answer).allHeaders())["clear-site-data"]).toBe('"cache"');
  await phone.waitForURL(/sign-in/);
});

test("a union below the own one is made, worked in, and left again", async () => {
  await dewi.goto("/settings/union");
  await dewi.getByLabel(t("settings.branch.name")).fill("PUK Karawang");
  await dewi.getByRole("button", { name: t("settings.branch.make") }).click();
  await dewi.getByRole("link", { name: t("settings.branch.switch") }).click();
  await dewi.getByRole("button", { name: /PUK Karawang/ }).click();
  await dewi.waitForURL(/follow-ups/);
  await expect(dewi.getByRole("navigation").first()).toContainText("PUK Karawang");
  await dewi.goto("/choose-union");
  await dewi.getByRole("button", { name: /SP Garmen Cikarang/ }).click();
  await dewi.waitForURL(/follow-ups/);
  await expect(dewi.getByRole("navigation").first()).toContainText("SP Garmen Cikarang");
});

test("the last admin who forgot it gets in again by a command on the machine", async ({ browser }) => {
  const { baseURL = "" } = test.info().project.use;
  const database = new URL(process.env.TEST_DATABASE_URL ?? "");
  database.pathname = "/serikat_e2e_accounts";
  const env = { ...process.env, DATABASE_URL: database.href, NEXTAUTH_URL: baseURL, NO_COLOR: "1" };
  const { stdout } = await run(process.execPath, ["scripts/admin.mjs", "reset", admin.email], { env });
  const link = /http\S+\/reset\/\S+/.exec(stdout)?.[0] ?? null;
  const page = await freshPage(browser);
  await setPassword(page, pathOf(link), renewed);
  await signIn(page, t, { ...admin, password: renewed });
  await expect(page).toHaveURL(/choose-union/);
});
