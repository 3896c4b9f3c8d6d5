import { expect, type Locator, type Page, test } from "@playwright/test";
import pg from "pg";
import { cookieOf, type Role, sessionCookie, signedInWire, type Wire } from "./requests";
import { wordsIn } from "./words";

const wires = new Map<Role, Wire>();
const t = wordsIn("en");

/** Somebody who signed in elsewhere, once for all tests: an account may try ten times in a quarter of an hour. */
export async function as(page: Page, role: Role, locale: "en" | "id" = "en"): Promise<void> {
  const wire = wires.get(role) ?? (await signedInWire(test.info().project.use.baseURL ?? "", role));
  wires.set(role, wire);
  const of = { domain: "localhost", path: "/" };
  await page.context().addCookies([
    { name: sessionCookie, value: await cookieOf(wire), ...of },
    { name: "locale", value: locale, ...of },
  ]);
}

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
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${process.env.E2E_DEMO_DATABASE ?? "serikat_e2e_demo"}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM conversation WHERE contact_id = $1 AND created_at >= $2 AND withdrawn_at IS NULL",
      [contactId, since],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
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
