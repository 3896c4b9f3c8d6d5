import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { as } from "./support/session";

const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const pages = [
  "/follow-ups",
  "/log",
  "/week",
  "/tasks?whose=turf",
  "/contacts",
  "/workplaces",
  "/campaigns",
  "/density",
  "/imports",
  "/paper",
  "/paper/new",
  "/settings",
  "/settings/account",
  "/settings/words",
  "/settings/users",
  "/more",
];

test("no page has an accessibility finding, light or dark", async ({ page, locale }) => {
  // Without motion colours change at once; in the middle of a change no contrast is right.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await page.goto("/sign-in");
  await check(page, "/sign-in");
  await as(page, "admin", locale?.startsWith("id") ? "id" : "en");
  for (const path of [...pages, ...(await detailPages(page))]) {
    await page.goto(path);
    await check(page, path);
  }
});

async function detailPages(page: Page): Promise<string[]> {
  const person = await firstLink(page, "/contacts", /^\/contacts\/[0-9a-f-]{36}/);
  const board = await firstLink(page, "/campaigns", /^\/campaigns\/[0-9a-f-]{36}$/);
  const workplace = await firstLink(page, "/workplaces", /^\/workplaces\/[0-9a-f-]{36}$/);
  return [person, `${person.split("?")[0]}?log=${person.match(/[0-9a-f-]{36}/)?.[0]}`, board, workplace];
}

/** The list comes after the page's frame, which may have links of its own: a notice, a button. */
async function firstLink(page: Page, path: string, pattern: RegExp): Promise<string> {
  await page.goto(path);
  const links = page.getByRole("main").getByRole("link");
  const found = async () => {
    const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    return hrefs.find((href) => pattern.test(href)) ?? "";
  };
  await expect.poll(found, { message: `${path} has a link like ${pattern}` }).not.toBe("");
  return found();
}

async function check(page: Page, path: string) {
  await expect(page.locator("#main")).toBeVisible();
  await expect(page.locator("[aria-busy=true], [data-slot=loading]")).toHaveCount(0);
  expect(await findings(page, (axe) => axe.withTags(levels)), path).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await findings(page, (axe) => axe.withRules(["color-contrast"])), `${path}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}

async function findings(page: Page, narrow: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  // No frames of others here, so nothing has to be summed up between pages.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude("[data-base-ui-focus-guard]");
  const { violations } = await narrow(axe).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => target.join(" "))
        .slice(0, 3)
        .join(", ")}`,
  );
}
