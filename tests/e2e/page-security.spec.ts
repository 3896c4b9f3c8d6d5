import { expect, type Page, test } from "@playwright/test";
import { demo, signIn } from "./support/installation";
import {
  act,
  contactsOn,
  cookieOf,
  everyAction,
  sessionCookie,
  signedInWire,
  stranger,
  streamedError,
  type Wire,
} from "./support/requests";
import { wordsIn } from "./support/words";

test.describe.configure({ mode: "serial" });

const t = wordsIn("en");
const home = (baseURL: string | undefined) => baseURL ?? "";
let admin: Wire;
test.beforeAll(async ({ baseURL }) => {
  admin = await signedInWire(home(baseURL), "admin");
});

const everywhere = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "strict-transport-security": expect.stringMatching(/^max-age=\d{8}/),
  "permissions-policy": expect.stringContaining("camera=()"),
};

test("every answer carries the headers that browsers heed", async ({ baseURL }) => {
  const nobody = await stranger(home(baseURL));
  for (const path of [
    "/sign-in",
    "/api/health/live",
    "/api/health/ready",
    "/api/imports/abc/progress",
    "/icon.svg",
  ]) {
    const headers = (await nobody.get(path)).headers();
    expect(headers, path).toMatchObject(everywhere);
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
  for (const path of ["/contacts", "/density", "/nowhere"]) {
    const headers = (await admin.get(path)).headers();
    expect(headers, path).toMatchObject(everywhere);
    expect(headers["cache-control"], path).toContain("no-store");
  }
});

test("each page has a nonce of its own, and nothing inline without it", async () => {
  const nonces = new Set<string>();
  for (const path of ["/contacts", "/contacts", "/density", "/settings"]) {
    const answer = await admin.get(path);
    const policy = answer.headers()["content-security-policy"] ?? "";
    const [, nonce = "none"] = policy.match(/script-src 'self' 'nonce-(\w{32})' 'strict-dynamic';/) ?? [];
    for (const part of [
      "default-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "form-action 'self'",
    ])
      expect(policy, path).toContain(part);
    expect(policy, path).not.toMatch(/script-src[^;]*unsafe/);
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    expect(
      scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)),
      path,
    ).toEqual([]);
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(4);
});

test("no page breaks its own policy", async ({ page }) => {
  const broken: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) broken.push(message.text());
  });
  page.on("pageerror", (error) => broken.push(error.message));
  await signIn(page, t, demo("coordinator"));
  const [contact] = await contactsOn(page.request, "/contacts");
  const [board] =
    (await (await page.request.get("/campaigns")).text()).match(/\/campaigns\/[0-9a-f-]{36}/) ?? [];
  const screens = [
    "/follow-ups",
    "/contacts",
    `/contacts/${contact?.id}`,
    "/workplaces",
    board ?? "",
    "/density",
    "/settings",
  ];
  for (const path of [...screens, `/contacts?log=${contact?.id}`]) {
    await page.goto(path);
    await page.waitForLoadState("networkidle");
  }
  await expect(page.getByRole("dialog")).toBeVisible();
  expect(broken).toEqual([]);
});

test("the session's cookie is out of the reach of scripts and of other sites", async ({ page, context }) => {
  await signIn(page, t, demo("coordinator"));
  const cookies = await context.cookies();
  const session = cookies.find(({ name }) => name === sessionCookie);
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(await page.evaluate(() => document.cookie)).not.toContain(sessionCookie);
  const lives = (session?.expires ?? 0) - Date.now() / 1000;
  expect(lives).toBeLessThanOrEqual(12 * 3600 + 60);
});

test("signing out kills a copied cookie", async ({ baseURL }) => {
  const wire = await signedInWire(home(baseURL), "observer");
  const copy = await stranger(home(baseURL), await cookieOf(wire));
  expect((await copy.get("/density", { maxRedirects: 0 })).status()).toBe(200);
  expect(await (await copy.get("/density")).text()).not.toContain('name="password"');
  const signOut = everyAction().find(({ name }) => name === "signOutAction");
  if (!signOut) throw new Error("no action to sign out");
  const answer = await act(wire, signOut, {
    path: "/settings/account",
    headers: { origin: home(baseURL) },
    body: "[]",
  });
  expect(answer.status()).toBeLessThan(400);
  expect(await (await copy.get("/density")).text()).toContain('name="password"');
  expect((await copy.get(`/api/imports/abc/progress`)).status()).toBe(401);
});

test("health says no more than it must", async ({ baseURL }) => {
  const nobody = await stranger(home(baseURL));
  for (const path of ["/api/health/live", "/api/health/ready"]) {
    const answer = await nobody.get(path);
    expect([answer.status(), await answer.json()]).toEqual([200, { status: "ok" }]);
  }
});

async function landsAt(page: Page, to: string): Promise<URL> {
  const { email, password } = demo("organiser");
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await page.getByLabel(t("users.signIn.email")).fill(email);
  await page.getByLabel(t("users.signIn.password")).fill(password);
  await page.getByRole("button", { name: t("users.signIn.submit") }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  return new URL(page.url());
}

const elsewhere = [
  "//evil.example",
  "/\\evil.example",
  "https:evil.example",
  "javascript:alert(1)",
  "/\t/evil.example",
];

test("after signing in one is at home, whatever the address says", async ({ page, context, baseURL }) => {
  // Without the sign-in page, whose limit on tries would be met.
  await context.route("**/api/auth/callback/credentials", (route) => route.fulfill({ json: { url: "/" } }));
  await context.addCookies([{ name: sessionCookie, value: await cookieOf(admin), url: home(baseURL) }]);
  for (const to of elsewhere) expect((await landsAt(page, to)).origin, to).toBe(home(baseURL));
  expect((await landsAt(page, "/contacts?member=yes")).pathname).toBe("/contacts");
  const wire = await stranger(home(baseURL));
  for (const to of elsewhere) {
    const answer = await wire.get(`/api/auth/signin?callbackUrl=${encodeURIComponent(to)}`, {
      maxRedirects: 0,
    });
    expect(answer.headers().location ?? "", to).not.toMatch(/^(https?:)?[\\/]{2}evil/);
  }
});

const cursor = (values: string[]) => Buffer.from(JSON.stringify(values)).toString("base64url");
const nobodys = "0198c0de-0000-7000-8000-000000000000";
const oddAddresses = [
  ...["contacts", "campaigns", "imports", "workplaces"].flatMap((noun) => [
    `/${noun}/abc`,
    `/${noun}/${nobodys}`,
    `/${noun}/%00`,
  ]),
  ...["/contacts/abc/edit", "/contacts/abc/job", "/contacts/abc/membership", "/campaigns/abc/edit"],
  ...[
    "/contacts?after=garbage",
    `/contacts?after=${cursor(["x", "y"])}`,
    `/contacts?after=${cursor(["a\0b", nobodys])}`,
  ],
  ...[
    `/contacts?sort=last&after=${cursor(["yesterday", nobodys])}`,
    `/contacts?sort=assessed&after=${cursor(["z", "b", nobodys])}`,
  ],
  ...[
    "/contacts?department=abc",
    "/contacts?q=a%00b",
    "/contacts?q=%25_%5C",
    "/contacts?q=%27%3B--",
    "/contacts?quiet=1e400",
  ],
  ...[
    "/contacts?log=abc",
    `/contacts?log=${nobodys}`,
    "/density?workplace=abc",
    "/density?on=0000-01-01",
    "/density?on=x",
  ],
  ...[
    "/follow-ups?tab=x&whose=y&more=1e9",
    "/sign-in?to=%00",
    "/invitation/%00",
    "/settings/users",
    "/settings/union",
  ],
];

test("an odd address is an answer, never an error", async ({ baseURL }) => {
  const organiser = await signedInWire(home(baseURL), "organiser");
  for (const wire of [admin, organiser])
    for (const path of oddAddresses) {
      const answer = await wire.get(path);
      expect(answer.status(), path).toBeLessThan(500);
      expect(await answer.text(), path).not.toMatch(streamedError);
    }
});
