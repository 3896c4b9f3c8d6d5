import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, expect, type Locator, type Page, test } from "@playwright/test";
import { TOTP } from "otpauth";
import { inDatabase } from "./support/database";
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
  await phone.goto("/settings/account");
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

const accounts = "serikat_e2e_accounts";

/** Their sessions' proofs are a quarter of an hour old. */
const letProofsAge = (email: string) =>
  inDatabase(
    accounts,
    `UPDATE session SET proved_at = now() - interval '15 minutes' WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`,
    [email],
  );

test("an admin confirms who they are before inviting another, and nothing typed is lost", async () => {
  await dewi.goto("/settings/users");
  await letProofsAge(admin.email);
  await dewi.getByLabel(t("users.invite.name"), { exact: true }).fill("Ratna Sari");
  await dewi.getByLabel(t("users.invite.email")).fill("ratna@example.org");
  await dewi.getByLabel(t("users.reach.role")).last().selectOption("admin");
  await dewi.getByRole("button", { name: t("users.invite.submit") }).click();
  const dialog = dewi.getByRole("dialog");
  await dialog.getByLabel(t("proof.password")).fill("not the right one");
  await dialog.getByRole("button", { name: t("proof.submit") }).click();
  await expect(dialog).toContainText(t("errors.fields.password_own_wrong"));
  await dialog.getByLabel(t("proof.password")).fill(admin.password);
  await dialog.getByRole("button", { name: t("proof.submit") }).click();
  await expect(dewi.getByTestId("one-time-link")).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(dewi.getByText("Ratna Sari")).toBeVisible();
});

/** What an app shows that has this key; each code is good once, so by steps of thirty seconds from now. */
const codeOf = (key: string, steps = 0) =>
  new TOTP({ secret: key.replaceAll(" ", "") }).generate({ timestamp: Date.now() + steps * 30_000 });

async function turnAppOn(page: Page): Promise<string> {
  await page.getByRole("button", { name: t("users.factor.setApp") }).click();
  const key = (await page.getByTestId("app-key").textContent()) ?? "";
  await page.getByLabel(t("users.factor.firstCode")).fill(codeOf(key));
  await page.getByRole("button", { name: t("users.factor.turnOn") }).click();
  await expect(page.getByTestId("recovery-codes").getByRole("listitem")).toHaveCount(10);
  await page.getByRole("button", { name: t("users.factor.kept") }).click();
  return key;
}

/** How the address of a file answers to this page's session. */
const exportAs = async (page: Page) =>
  (await page.request.get("/api/contacts/export", { headers: { "sec-fetch-site": "same-origin" } })).status();

test("with an app the password alone opens nothing, and its code does", async ({ browser }) => {
  await phone.goto("/settings/account");
  const key = await turnAppOn(phone);
  const other = await freshPage(browser);
  await signIn(other, t, sari);
  await expect(other).toHaveURL(/second-step/);
  await other.goto("/contacts");
  await expect(other).toHaveURL(/second-step/);
  expect(await exportAs(other)).toBe(401);
  const code = other.getByLabel(t("proof.code"), { exact: true });
  await code.fill("000000");
  await other.getByRole("button", { name: t("users.secondStep.submit"), exact: true }).click();
  await expect(other.getByText(t("errors.fields.code_wrong"))).toBeVisible();
  await code.fill(codeOf(key, 1));
  await other.getByRole("button", { name: t("users.secondStep.submit"), exact: true }).click();
  await other.waitForURL(/follow-ups/);
  await other.close();
});

test("a passkey opens as well, and proves who it is", async () => {
  const devices = await phone.context().newCDPSession(phone);
  await devices.send("WebAuthn.enable");
  const options = {
    ...({ protocol: "ctap2", transport: "internal" } as const),
    ...{ hasResidentKey: true, hasUserVerification: true, isUserVerified: true },
    automaticPresenceSimulation: true,
  };
  await devices.send("WebAuthn.addVirtualAuthenticator", { options });
  await phone.goto("/settings/account");
  await phone.getByRole("button", { name: t("users.factor.addPasskey") }).click();
  const remove = new RegExp(t("users.factor.removeNamed", { name: "" }).trim());
  await expect(phone.getByRole("button", { name: remove })).toHaveCount(1);
  await phone.getByRole("button", { name: t("settings.mine.signOut"), exact: true }).click();
  await phone.waitForURL(/sign-in/);
  await signIn(phone, t, sari);
  await phone.getByRole("button", { name: t("proof.passkey") }).click();
  await phone.waitForURL(/follow-ups/);
  await letProofsAge(sari.email);
  await phone.goto("/settings/account");
  await phone.getByRole("button", { name: t("users.factor.renewCodes") }).click();
  await phone.getByRole("button", { name: t("proof.passkey") }).click();
  await expect(phone.getByTestId("recovery-codes").getByRole("listitem")).toHaveCount(10);
});

test("signing out empties what the browser kept of the pages", async () => {
  await phone.goto("/settings/account");
  const answer = phone.waitForResponse((response) => response.request().method() === "POST");
  await phone.getByRole("button", { name: t("settings.mine.signOut"), exact: true }).click();
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

/** As whoever runs the server types it there. */
async function onTheMachine(...command: string[]): Promise<string> {
  const { baseURL = "" } = test.info().project.use;
  const database = new URL(process.env.TEST_DATABASE_URL ?? "");
  database.pathname = `/${accounts}`;
  const env = { ...process.env, DATABASE_URL: database.href, NEXTAUTH_URL: baseURL, NO_COLOR: "1" };
  return (await run(process.execPath, ["scripts/admin.mjs", ...command], { env })).stdout;
}

test("who lost it gets in without, and where the role needs one sets up another before anything else", async ({
  browser,
}) => {
  expect(await onTheMachine("second-factor", sari.email)).toContain(sari.name);
  const overdue =
    "UPDATE seat SET role = 'coordinator', role_since = now() - interval '8 days', accepted_at = now() - interval '8 days'";
  await inDatabase(accounts, `${overdue} WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [
    sari.email,
  ]);
  // Promoting starts the seven days anew, so the day is set once more.
  await inDatabase(accounts, `${overdue} WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [
    sari.email,
  ]);
  const page = await freshPage(browser);
  await signIn(page, t, sari);
  for (const path of ["/contacts", "/settings", "/settings/phone"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/second-factor$/);
  }
  expect(await exportAs(page)).toBe(403);
  await turnAppOn(page);
  // Let in again: no file was asked for.
  expect(await exportAs(page)).toBe(404);
  await page.getByRole("link", { name: t("users.factor.goOn") }).click();
  await page.waitForURL(/follow-ups/);
});

test("the last admin who forgot it gets in again by a command on the machine", async ({ browser }) => {
  const stdout = await onTheMachine("reset", admin.email);
  const link = /http\S+\/reset\/\S+/.exec(stdout)?.[0] ?? null;
  const page = await freshPage(browser);
  await setPassword(page, pathOf(link), renewed);
  await signIn(page, t, { ...admin, password: renewed });
  await expect(page).toHaveURL(/choose-union/);
});
