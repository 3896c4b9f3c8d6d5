import { type Page, test } from "@playwright/test";
import { cookieOf, type Role, sessionCookie, signedInWire, type Wire } from "./requests";

/** The page's browser holds this session from now on, and speaks this language. */
export async function carry(page: Page, wire: Wire, locale: "en" | "id" = "en"): Promise<void> {
  const of = { domain: "localhost", path: "/" };
  await page.context().addCookies([
    { name: sessionCookie, value: await cookieOf(wire), ...of },
    { name: "locale", value: locale, ...of },
  ]);
}

/** Signed in as this user of the demo by a stored session, without the form: a page and an argon2 less for each test. */
export async function as(page: Page, role: Role, locale: "en" | "id" = "en"): Promise<void> {
  await carry(page, await signedInWire(test.info().project.use.baseURL ?? "", role), locale);
}
